import { CallRequest, ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { CloudError } from "../../../simulator/errors";
import { kubernetesParts } from "../../../simulator/kubernetes/parts";
import { kubernetesProvider } from "../../../simulator/kubernetes/provider";
import { lawContext } from "../law-context";

describe("kubernetesProvider", () => {
  const provider = kubernetesProvider("4.34.2", async () => kubernetesParts);

  it("makes no components, and says what it makes", async () => {
    const components = await provider.loadComponents?.();
    const request = new ConstructRequest().setType("kubernetes:yaml/v2:ConfigGroup");
    const error: unknown = await components?.construct(request, "").catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(CloudError);
    expect(error).to.include({
      kind: "unimplemented",
      message:
        "kubernetes:yaml/v2:ConfigGroup is not simulated by the embedded cloud, which knows single objects and Helm releases (helm.v3.Release); use those, or another target",
    });
    const call = new CallRequest().setTok("kubernetes:yaml/v2:ConfigGroup/getResource");
    const refused: unknown = await components?.call(call, "").catch((reason: unknown) => reason);
    expect(refused).to.include({ kind: "unimplemented" });
  });

  it("reads manifests for those who take them as YAML", async () => {
    const decode = await provider.registry.function("kubernetes:yaml:decode");
    const read = (text: string) => decode?.({ text }, lawContext());
    const map = (name: string) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } });
    const text = [
      "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
      "\n",
      "apiVersion: v1\nkind: ConfigMapList\nitems: [{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}]\n",
    ].join("---\n");
    expect(read(text)).to.deep.equal({ result: [map("a"), map("b")] });
    expect(() => read("a: [")).to.throw(/^failed to parse YAML: document 1 is no YAML: /);
    expect(() => read("just text")).to.throw(
      "failed to parse YAML: document 1 is no object with apiVersion and kind; expected a Kubernetes manifest",
    );
    expect(await provider.registry.function("kubernetes:kustomize:directory")).to.equal(undefined);
  });

  it("has a law for every kind, and one for releases", async () => {
    const law = await provider.registry.law("kubernetes:core/v1:ConfigMap");
    expect(law).to.equal(await provider.registry.law("kubernetes:example.com/v1:Zone"));
    expect(law).not.to.equal(await provider.registry.law("kubernetes:helm.sh/v3:Release"));
  });
});
