import { expect } from "chai";
import { isJsonObject, type JsonObject } from "../../../simulator/encoding";
import { keyOf } from "../../../simulator/world/stored";
import type { Engine, ProgramResource } from "../protocol/engine";
import type { RunningProvider } from "../protocol/running-provider";
import { clusterOfTest, make, refusalOf, runKubernetes, settingsOf } from "./cluster-world";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const CERTIFICATE = "kubernetes:cert-manager.io/v1:Certificate";
const DEFINITION = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";

describe("objects of a cluster", () => {
  let running: RunningProvider;
  let engine: Engine;

  beforeEach(async () => {
    running = await runKubernetes([...clusterOfTest(), ...clusterOfTest({ name: "other" })]);
    engine = await running.engine(settingsOf());
  });
  afterEach(() => running.stop());

  const remove = async (made: Awaited<ReturnType<typeof make>>): Promise<void> => {
    await engine.remove(made);
    engine.state.delete(made.urn);
  };

  it("are made, stay as they are and go", async () => {
    const program: ProgramResource[] = [
      { name: "app", type: NAMESPACE, inputs: { metadata: { name: "app" } } },
      {
        name: "settings",
        type: CONFIG_MAP,
        inputs: { metadata: { name: "settings", namespace: "$app" }, data: { level: "info" } },
      },
    ];
    const [namespace, settings] = program.map((resource) => engine.urnOf(resource));
    expect(await engine.up(program)).to.deep.equal([`create ${settings}`, `create ${namespace}`]);
    expect(await engine.up(program)).to.deep.equal([`same ${settings}`, `same ${namespace}`]);
    expect(await engine.refresh()).to.deep.equal([]);
    expect(engine.state.get(settings ?? "")?.id).to.equal("app/settings");
    await engine.destroy();
    expect(await engine.refresh()).to.deep.equal([]);
  });

  it("need their namespace", async () => {
    const missing = make(engine, CONFIG_MAP, { metadata: { name: "settings", namespace: "app" } });
    expect(await refusalOf(missing)).to.equal(
      '5: NotFound: namespaces "app" not found; make the namespace first, and take its name from it',
    );
    const made = await make(engine, CONFIG_MAP, { metadata: { name: "settings", namespace: "kube-system" } });
    expect(made.id).to.equal("kube-system/settings");
  });

  it("have names of their own in kind, namespace and cluster", async () => {
    await make(engine, CONFIG_MAP, { metadata: { name: "a" } });
    await make(engine, NAMESPACE, { metadata: { name: "app" } });
    expect(await refusalOf(make(engine, CONFIG_MAP, { metadata: { name: "a" } }, "two"))).to.equal(
      '6: AlreadyExists: configmaps "a" already exists; import it, or give this one another name',
    );
    const deployment = { metadata: { name: "a" }, spec: {} };
    expect((await make(engine, "kubernetes:apps/v1:Deployment", deployment)).id).to.equal("default/a");
    expect((await make(engine, CONFIG_MAP, { metadata: { name: "a", namespace: "app" } }, "three")).id).to.equal(
      "app/a",
    );
    const other = await running.engine(settingsOf("other"), "other");
    expect((await make(other, CONFIG_MAP, { metadata: { name: "a" } })).id).to.equal("default/a");
    expect(await refusalOf(make(engine, NAMESPACE, { metadata: { name: "default" } }, "four"))).to.match(
      /^6: AlreadyExists: namespaces "default" already exists; /,
    );
  });

  it("carry what the cluster adds", async () => {
    const made = await make(engine, "kubernetes:apps/v1:Deployment", {
      metadata: { name: "web" },
      spec: { replicas: 2 },
    });
    const metadata = metadataOf(made.outputs);
    expect(metadata).to.deep.include({ name: "web", namespace: "default", generation: 1 });
    expect(metadata["uid"]).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(metadata["creationTimestamp"]).to.match(/^2027-01-04T09:\d\d:\d\dZ$/);
    const scaled = await engine.update(made, { ...made.inputs, spec: { replicas: 3 } });
    const labelled = { ...metadataOf(made.inputs), labels: { team: "x" } };
    const tagged = await engine.update(scaled, { ...scaled.inputs, metadata: labelled });
    const version = Number(metadata["resourceVersion"]);
    expect(metadataOf(scaled.outputs)).to.deep.equal({
      ...metadata,
      generation: 2,
      resourceVersion: String(version + 1),
    });
    expect(metadataOf(tagged.outputs)).to.deep.include({ generation: 2, resourceVersion: String(version + 2) });
  });

  it("of a namespace go with it", async () => {
    const app = await make(engine, NAMESPACE, { metadata: { name: "app" } });
    const inside = await make(engine, CONFIG_MAP, { metadata: { name: "a", namespace: "app" } });
    const outside = await make(engine, CONFIG_MAP, { metadata: { name: "a" } }, "two");
    await remove(app);
    expect(await engine.refresh()).to.deep.equal([inside.urn]);
    expect([...engine.state.keys()]).to.deep.equal([outside.urn]);
    await engine.remove(inside);
  });

  it("of a cluster go with it, and what is gone can be deleted", async () => {
    const made = await make(engine, CONFIG_MAP, { metadata: { name: "a" } });
    const [cluster] = clusterOfTest();
    const key = cluster === undefined ? "" : keyOf(cluster);
    const all = [key, ...running.world.state.besides(key).map(keyOf)];
    await running.world.commit({ at: running.world.clock.now(), drops: all });
    expect([...running.world.state.all()].filter((one) => one.region.includes("/main/"))).to.deep.equal([]);
    await engine.remove(made);
    const late = await running.engine(settingsOf());
    await late.remove(made);
    expect(await late.read(made.urn, made.type, made.id, made)).to.equal(undefined);
  });

  it("of a cluster that is being deleted cannot be reached", async () => {
    const made = await make(engine, CONFIG_MAP, { metadata: { name: "a" } });
    const puts = clusterOfTest({ outputs: { status: "DELETING" } });
    await running.world.commit({ at: running.world.clock.now(), puts });
    expect(await refusalOf(engine.remove(made))).to.match(
      /^14: configured Kubernetes cluster is unreachable: .*: connect: connection refused; cluster main is DELETING; try again when it is ACTIVE$/,
    );
  });

  it("do not include namespaces that the cluster needs", async () => {
    const system = await engine.import({ name: "system", type: NAMESPACE, inputs: {} }, "kube-system");
    expect(system?.id).to.equal("kube-system");
    const removing = system === undefined ? Promise.resolve() : engine.remove(system);
    expect(await refusalOf(removing)).to.equal(
      '7: Forbidden: namespaces "kube-system" is forbidden: this namespace may not be deleted; take it out of the state with pulumi state delete',
    );
    await remove(await make(engine, NAMESPACE, { metadata: { name: "app" } }));
  });

  it("of custom kinds need their definition", async () => {
    const inputs = { metadata: { name: "tls" }, spec: {} };
    expect(await refusalOf(make(engine, CERTIFICATE, inputs))).to.equal(
      '5: NoMatch: the Kubernetes API server reported that the apiVersion for this resource does not exist: no matches for kind "Certificate" in version "cert-manager.io/v1"; make its CustomResourceDefinition first, or the Helm release that brings it',
    );
    const names = { kind: "Certificate", plural: "certificates" };
    const spec = { group: "cert-manager.io", names, scope: "Namespaced", versions: [{ name: "v1", served: true }] };
    await make(engine, DEFINITION, { metadata: { name: "certificates.cert-manager.io" }, spec });
    expect((await make(engine, CERTIFICATE, inputs)).id).to.equal("default/tls");
    const later = "kubernetes:cert-manager.io/v2:Certificate";
    expect(await refusalOf(make(engine, later, inputs))).to.match(/^5: NoMatch: /);
  });

  it("of custom kinds belong to no namespace where their definition says so", async () => {
    const spec = { group: "example.com", names: { kind: "Zone" }, scope: "Cluster", versions: [{ name: "v1" }] };
    await make(engine, DEFINITION, { metadata: { name: "zones.example.com" }, spec });
    const made = await make(engine, "kubernetes:example.com/v1:Zone", { metadata: { name: "z" }, anything: 1 });
    expect(made.id).to.equal("z");
  });

  it("of custom kinds are taken where a Helm release may have brought the kind", async () => {
    await make(engine, "kubernetes:helm.sh/v3:Release", { chart: "cert-manager", name: "cm" });
    expect((await make(engine, CERTIFICATE, { metadata: { name: "tls" } })).id).to.equal("default/tls");
  });

  it("exist in versions that the cluster serves", async () => {
    const old = "kubernetes:extensions/v1beta1:Deployment";
    expect(await refusalOf(make(engine, old, { metadata: { name: "a" }, spec: {} }))).to.equal(
      '5: NoMatch: the Kubernetes API server reported that the apiVersion for this resource does not exist: no matches for kind "Deployment" in version "extensions/v1beta1"; use kubernetes:apps/v1:Deployment',
    );
    expect((await make(engine, "kubernetes:apps/v1:Deployment", { metadata: { name: "a" }, spec: {} })).id).to.equal(
      "default/a",
    );
  });
});

function metadataOf(properties: JsonObject): JsonObject {
  const metadata = properties["metadata"];
  return isJsonObject(metadata) ? metadata : {};
}
