import { expect } from "chai";
import { kindOf, resourceName } from "../../../simulator/kubernetes/kind";

describe("kindOf", () => {
  it("reads group, version and kind of a token", () => {
    expect(kindOf("kubernetes:apps/v1:Deployment")).to.deep.equal({
      group: "apps",
      version: "v1",
      apiVersion: "apps/v1",
      kind: "Deployment",
      plural: "deployments",
    });
    expect(kindOf("kubernetes:core/v1:ConfigMap")).to.deep.equal({
      group: "",
      version: "v1",
      apiVersion: "v1",
      kind: "ConfigMap",
      plural: "configmaps",
    });
  });

  it("answers nothing for what is no kind of the package", () => {
    expect(kindOf("kubernetes:yaml:ConfigFile")).to.equal(undefined);
    expect(kindOf("aws:ec2/vpc:Vpc")).to.equal(undefined);
  });
});

describe("resourceName", () => {
  for (const [token, name] of [
    ["kubernetes:core/v1:ConfigMap", "configmaps"],
    ["kubernetes:core/v1:Endpoints", "endpoints"],
    ["kubernetes:apps/v1:Deployment", "deployments.apps"],
    ["kubernetes:networking.k8s.io/v1:Ingress", "ingresses.networking.k8s.io"],
    ["kubernetes:networking.k8s.io/v1:NetworkPolicy", "networkpolicies.networking.k8s.io"],
    ["kubernetes:networking.k8s.io/v1:IPAddress", "ipaddresses.networking.k8s.io"],
    ["kubernetes:storage.k8s.io/v1:StorageClass", "storageclasses.storage.k8s.io"],
  ] as const) {
    it(`names ${token} as kubectl does`, () => {
      const kind = kindOf(token);
      expect(kind === undefined ? undefined : resourceName(kind)).to.equal(name);
    });
  }
});
