import { expect } from "chai";
import type { JsonObject } from "../../../simulator/encoding";
import type { Engine } from "../protocol/engine";
import type { RunningProvider } from "../protocol/running-provider";
import { make, refusalOf, runKubernetes, settingsOf } from "./cluster-world";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const SECRET = "kubernetes:core/v1:Secret";
const metadata = { name: "a", namespace: "default" };

describe("a change of an object", () => {
  let running: RunningProvider;
  let engine: Engine;

  beforeEach(async () => {
    running = await runKubernetes();
    engine = await running.engine(settingsOf());
  });
  afterEach(() => running.stop());

  /** How a change is taken: the paths that replace, or `update`; ` first` where the old object goes first. */
  async function taken(
    type: string,
    before: JsonObject,
    after: JsonObject,
    settings: JsonObject = {},
  ): Promise<string> {
    const asked = await running.engine({ ...settingsOf(), ...settings });
    const resource = { name: "one", type, inputs: before };
    const old = await asked.check(resource, before, {});
    const news = await asked.check(resource, after, old);
    const kept = { urn: asked.urnOf(resource), type, id: "default/a", inputs: old, outputs: old };
    const diff = await asked.diff(kept, news);
    const replacing: string[] = [];
    diff.getDetaileddiffMap().forEach((difference, path) => {
      if ([1, 3, 5].includes(difference.getKind())) replacing.push(path);
    });
    if (replacing.length === 0) return diff.getDiffsList().length === 0 ? "same" : "update";
    return `${replacing.join(", ")}${diff.getDeletebeforereplace() ? " first" : ""}`;
  }

  const labels = (app: string): JsonObject => ({ matchLabels: { app } });
  const workload = (app: string, replicas = 1): JsonObject => ({
    metadata,
    spec: { replicas, selector: labels(app), template: { metadata: { labels: { app } } } },
  });
  const replaces: readonly [type: string, before: JsonObject, after: JsonObject, path: string, kept: JsonObject][] = [
    ...["Deployment", "DaemonSet", "StatefulSet"].map((kind): (typeof replaces)[number] => [
      `kubernetes:apps/v1:${kind}`,
      workload("a"),
      workload("b"),
      "spec.selector.matchLabels.app first",
      workload("a", 2),
    ]),
    [
      "kubernetes:batch/v1:Job",
      { metadata, spec: { template: { spec: { a: 1 } } } },
      { metadata, spec: { template: { spec: { a: 2 } } } },
      "spec.template.spec.a first",
      { metadata, spec: { template: { spec: { a: 1 } }, suspend: true } },
    ],
    [
      "kubernetes:core/v1:Service",
      { metadata, spec: { clusterIP: "172.20.0.9" } },
      { metadata, spec: { clusterIP: "172.20.0.10" } },
      "spec.clusterIP first",
      { metadata, spec: { clusterIP: "172.20.0.9", ports: [{ port: 80 }] } },
    ],
    [
      "kubernetes:core/v1:PersistentVolumeClaim",
      { metadata, spec: { storageClassName: "gp2" } },
      { metadata, spec: { storageClassName: "gp3" } },
      "spec.storageClassName first",
      { metadata, spec: { storageClassName: "gp2", resources: { requests: { storage: "2Gi" } } } },
    ],
    [
      "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
      { metadata, roleRef: { kind: "Role", name: "a" } },
      { metadata, roleRef: { kind: "Role", name: "b" } },
      "roleRef.name first",
      { metadata, roleRef: { kind: "Role", name: "a" }, subjects: [{ kind: "Group", name: "x" }] },
    ],
    [
      "kubernetes:storage.k8s.io/v1:StorageClass",
      { metadata: { name: "a" }, provisioner: "ebs.csi.aws.com" },
      { metadata: { name: "a" }, provisioner: "efs.csi.aws.com" },
      "provisioner first",
      { metadata: { name: "a" }, provisioner: "ebs.csi.aws.com", allowVolumeExpansion: true },
    ],
    [
      "kubernetes:core/v1:Pod",
      { metadata, spec: { containers: [{ name: "a", image: "a:1" }] } },
      { metadata, spec: { containers: [{ name: "a", image: "a:2" }] } },
      "spec.containers[0].image first",
      { metadata: { ...metadata, labels: { a: "b" } }, spec: { containers: [{ name: "a", image: "a:1" }] } },
    ],
    [
      CONFIG_MAP,
      { metadata },
      { metadata: { ...metadata, name: "b" } },
      "metadata.name",
      { metadata, immutable: true },
    ],
    [
      CONFIG_MAP,
      { metadata },
      { metadata: { ...metadata, namespace: "app" } },
      "metadata.namespace",
      { metadata: { ...metadata, labels: { a: "b" } } },
    ],
    [
      CONFIG_MAP,
      { metadata, data: { a: "1" } },
      { metadata, data: { a: "2" } },
      "data.a first",
      { metadata, data: { a: "1" }, immutable: true },
    ],
    [
      SECRET,
      { metadata, type: "Opaque" },
      { metadata, type: "kubernetes.io/tls" },
      "type first",
      { metadata, type: "Opaque", immutable: true },
    ],
  ];
  for (const [type, before, after, path, kept] of replaces) {
    it(`replaces a ${type.split(":").at(-1)} for ${path.split(" ")[0]}, and not for others`, async () => {
      expect(await taken(type, before, after)).to.equal(path);
      expect(await taken(type, before, kept)).to.equal("update");
      expect(await taken(type, before, before)).to.equal("same");
    });
  }

  it("replaces content unless the settings let it be changed, and the object does not forbid it", async () => {
    const change = async (type: string, setting: string, immutable: boolean): Promise<string> => {
      const own: JsonObject = immutable ? { immutable } : {};
      const before = { metadata, data: { a: "YQ==" }, ...own };
      return await taken(type, before, { metadata, data: { a: "Yg==" }, ...own }, { [setting]: "true" });
    };
    expect(await change(CONFIG_MAP, "enableConfigMapMutable", false)).to.equal("update");
    expect(await change(CONFIG_MAP, "enableConfigMapMutable", true)).to.equal("data.a first");
    expect(await change(SECRET, "enableSecretMutable", false)).to.equal("update");
    expect(await change(SECRET, "enableSecretMutable", true)).to.equal("data.a first");
    expect(await change(SECRET, "enableConfigMapMutable", false)).to.equal("data.a first");
  });

  it("gives a replacement whose name is made up another name, and makes it first", async () => {
    const program = (level: string) => [{ name: "settings", type: CONFIG_MAP, inputs: { data: { level } } }];
    await engine.up(program("info"));
    const [before] = [...engine.state.values()].map(({ id }) => id);
    await engine.up(program("debug"));
    const [after] = [...engine.state.values()].map(({ id }) => id);
    expect(before).to.match(/^default\/settings-[0-9a-f]{8}$/);
    expect(after).to.match(/^default\/settings-[0-9a-f]{8}$/);
    expect(after).not.to.equal(before);
    expect(await engine.up(program("debug"))).to.deep.equal([`same ${[...engine.state.keys()][0]}`]);
  });

  it("is refused where the API lets nobody change it", async () => {
    const type = "kubernetes:storage.k8s.io/v1:StorageClass";
    const made = await make(engine, type, { metadata: { name: "a" }, provisioner: "x", reclaimPolicy: "Delete" });
    expect(await refusalOf(engine.update(made, { ...made.inputs, reclaimPolicy: "Retain" }))).to.equal(
      '3: Invalid: StorageClass "a" is invalid: reclaimPolicy: Forbidden: updates to reclaimPolicy are forbidden.; replace the object: pulumi up --target-replace, or another name',
    );
    const changed = await engine.update(made, { ...made.inputs, allowVolumeExpansion: true });
    expect(changed.outputs).to.deep.include({ allowVolumeExpansion: true, reclaimPolicy: "Delete" });
    const fixed = await make(engine, CONFIG_MAP, { metadata: { name: "a" }, immutable: true });
    expect(await refusalOf(engine.update(fixed, { ...fixed.inputs, immutable: false }))).to.equal(
      '3: Invalid: ConfigMap "a" is invalid: immutable: Forbidden: field is immutable when `immutable` is set; replace the object: pulumi up --target-replace, or another name',
    );
  });
});
