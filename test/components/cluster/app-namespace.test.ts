import { expect } from "chai";
import { AppNamespace } from "../../../components/cluster/app-namespace";
import { namespaceName } from "../../../components/naming";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

describe("AppNamespace", () => {
  it("takes hardened pods only and denies all traffic but names (D-013, D-064)", async () => {
    const namespace = namespaceName(scope, "data-collection-service");
    const { recorded } = await record(() => new AppNamespace("app", { namespace }, {}));
    expect(recorded.names()).to.deep.equal(["app-allow-dns", "app-default-deny", "app-namespace"]);
    expect(recorded.get("app-namespace").inputs["metadata"]).to.deep.equal({
      name: "data-collection-dev",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/audit": "restricted",
      },
    });
    expect(recorded.get("app-default-deny").inputs).to.deep.include({
      metadata: { name: "default-deny", namespace: "data-collection-dev" },
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    });
  });
});
