import { expect } from "chai";
import { kubeconfigOf } from "../../../simulator/eks/kubeconfig";
import { kubernetesConfiguration } from "../../../simulator/kubernetes/configuration";
import type { Resource } from "../../../simulator/law";
import { UNKNOWN } from "../../../simulator/values";
import { lawContext } from "../law-context";
import { clusterOfTest, endpointOf } from "./cluster-world";

const parts = { clusterName: "main", endpoint: endpointOf("main"), region: "us-east-1", certificate: "Y2E=" };
const kubeconfig = JSON.stringify(kubeconfigOf(parts));
const home = (resources: readonly Resource[]) =>
  kubernetesConfiguration.home({ kubeconfig }, lawContext(resources).inventory);

describe("a kubernetes provider's settings", () => {
  it("lead to the account and region of the cluster, and to this very cluster", () => {
    expect(home(clusterOfTest())).to.deep.equal({ account: "222222222222", region: "us-east-1/main/6d61696e" });
  });

  it("lead nowhere when the cluster is gone", () => {
    expect(home(clusterOfTest({ name: "other" }))).to.deep.equal({ account: "", region: "" });
  });

  it("need a kubeconfig, which may be unknown", () => {
    expect(kubernetesConfiguration.problems({})).to.deep.equal([
      {
        property: "kubeconfig",
        reason:
          "no kubeconfig is set, and the embedded cloud does not look for the one of this machine; give the text of a kubeconfig, such as kubeconfigJson of an eks.Cluster to a kubernetes.Provider",
      },
    ]);
    expect(kubernetesConfiguration.problems({ kubeconfig: UNKNOWN, enableServerSideApply: true })).to.deep.equal([]);
    expect(kubernetesConfiguration.problems({ kubeconfig })).to.deep.equal([]);
  });

  it("render no manifests", () => {
    expect(kubernetesConfiguration.problems({ kubeconfig, renderYamlToDirectory: "out" })).to.deep.equal([
      {
        property: "renderYamlToDirectory",
        reason: "rendering manifests is not simulated by the embedded cloud; leave it out",
      },
    ]);
  });

  it("make another provider when they lead to another cluster, or may do so", () => {
    const before = { kubeconfig };
    const replacing = (after: Parameters<typeof kubernetesConfiguration.problems>[0], old = before) =>
      kubernetesConfiguration.replacing?.(old, after);
    const other = JSON.stringify(kubeconfigOf({ ...parts, endpoint: "https://other.example" }));
    expect(replacing({ kubeconfig: other })).to.deep.equal(["kubeconfig"]);
    expect(replacing({ kubeconfig: UNKNOWN })).to.deep.equal(["kubeconfig"]);
    const sameAsRole = JSON.stringify(kubeconfigOf({ ...parts, roleArn: "arn:aws:iam::222222222222:role/deploy" }));
    expect(replacing({ kubeconfig: sameAsRole })).to.deep.equal([]);
    const named = { kubeconfig, clusterIdentifier: "main" };
    expect(replacing({ kubeconfig: other, clusterIdentifier: "main" }, named)).to.deep.equal([]);
    expect(replacing({ kubeconfig, clusterIdentifier: "b" }, named)).to.deep.equal(["clusterIdentifier"]);
  });
});
