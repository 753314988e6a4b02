import { expect } from "chai";
import type { JsonObject } from "../../../simulator/encoding";
import type { Engine } from "../protocol/engine";
import type { RunningProvider } from "../protocol/running-provider";
import { make, refusalOf, runKubernetes, settingsOf } from "./cluster-world";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NAMESPACE = "kubernetes:core/v1:Namespace";
const chart = { chart: "metrics-server", version: "3.12.0" };

describe("a Helm release", () => {
  let running: RunningProvider;
  let engine: Engine;

  beforeEach(async () => {
    running = await runKubernetes();
    engine = await running.engine(settingsOf());
  });
  afterEach(() => running.stop());

  it("is deployed, and a revision later after a change", async () => {
    const inputs = { ...chart, name: "metrics", values: { replicas: 2 } };
    const made = await make(engine, RELEASE, inputs);
    const status = {
      appVersion: "",
      chart: "metrics-server",
      name: "metrics",
      namespace: "default",
      revision: 1,
      status: "deployed",
      version: "3.12.0",
    };
    expect(made.id).to.equal("default/metrics");
    expect(made.outputs).to.deep.equal({ ...inputs, namespace: "default", timeout: 300, resourceNames: {}, status });
    const changed = await engine.update(made, { ...made.inputs, version: "3.12.1" });
    expect(changed.outputs).to.deep.include({ status: { ...status, revision: 2, version: "3.12.1" } });
    expect(await engine.refresh()).to.deep.equal([made.urn]);
    expect(await engine.import({ name: "one", type: RELEASE, inputs: {} }, "default/metrics")).to.deep.include({
      id: "default/metrics",
    });
  });

  it("gets a name of the resource's and keeps it", async () => {
    const resource = { name: "metrics", type: RELEASE, inputs: chart };
    const checked = await engine.check(resource, { ...chart, compat: "true" }, {});
    expect(Object.keys(checked).toSorted()).to.deep.equal([
      "__defaults",
      "chart",
      "name",
      "namespace",
      "timeout",
      "version",
    ]);
    expect(checked["name"]).to.match(/^metrics-[0-9a-f]{8}$/);
    expect(await engine.check(resource, chart, checked)).to.deep.equal(checked);
    expect(await engine.check(resource, { ...chart, name: "x", skipAwait: true }, {})).to.deep.equal({
      ...chart,
      name: "x",
      namespace: "default",
      skipAwait: true,
      __defaults: [],
    });
  });

  it("needs its namespace, or makes it and leaves it", async () => {
    const inputs = { ...chart, name: "metrics", namespace: "monitoring" };
    expect(await refusalOf(make(engine, RELEASE, inputs))).to.equal(
      '5: NotFound: namespaces "monitoring" not found; make the namespace first, and take its name from it',
    );
    const made = await make(engine, RELEASE, { ...inputs, createNamespace: true });
    await engine.remove(made);
    const left = await engine.import({ name: "n", type: NAMESPACE, inputs: {} }, "monitoring");
    expect(left?.id).to.equal("monitoring");
    expect((await make(engine, RELEASE, { ...inputs, createNamespace: true })).id).to.equal("monitoring/metrics");
  });

  it("has a name of its own in its namespace", async () => {
    await make(engine, RELEASE, { ...chart, name: "metrics" });
    expect(await refusalOf(make(engine, RELEASE, { ...chart, name: "metrics" }, "two"))).to.equal(
      "6: AlreadyExists: cannot re-use a name that is still in use: release metrics in namespace default; import it, or give this one another name",
    );
    const elsewhere = { ...chart, name: "metrics", namespace: "kube-system" };
    expect((await make(engine, RELEASE, elsewhere, "two")).id).to.equal("kube-system/metrics");
  });

  const cases: readonly [wrong: JsonObject, words: string, right: JsonObject][] = [
    [
      { ...chart, name: "Metrics" },
      `name: invalid release name "Metrics": expected at most 53 lower case alphanumeric characters, '-' or '.', the first and the last alphanumeric`,
      { ...chart, name: "metrics" },
    ],
    [
      { ...chart, name: "m".repeat(54) },
      `name: invalid release name "${"m".repeat(54)}": expected at most 53 lower case alphanumeric characters, '-' or '.', the first and the last alphanumeric`,
      { ...chart, name: "m".repeat(53) },
    ],
    [{ version: "1.0.0" }, "chart: no chart is given; expected its name, path or URL", chart],
    [{ ...chart, timeout: -1 }, "timeout: it is -1; expected seconds, 0 or more", { ...chart, timeout: 0 }],
    [
      { ...chart, repositoryOpts: { repo: "oci://public.ecr.aws/karpenter" } },
      'repositoryOpts.repo: oci://public.ecr.aws/karpenter is an OCI registry; give it as the chart\'s name: chart: "oci://public.ecr.aws/karpenter/…"',
      { chart: "oci://public.ecr.aws/karpenter/karpenter" },
    ],
    [
      { ...chart, atomc: true },
      `atomc: ${RELEASE} has no property atomc. Did you mean atomic?`,
      { ...chart, atomic: true },
    ],
  ];
  for (const [wrong, words, right] of cases) {
    it(`is refused with ${JSON.stringify(wrong)}`, async () => {
      const check = (inputs: JsonObject) => engine.check({ name: "one", type: RELEASE, inputs }, inputs, {});
      expect(await refusalOf(check(wrong))).to.equal(words);
      expect(await check(right)).to.deep.include(right);
    });
  }
});
