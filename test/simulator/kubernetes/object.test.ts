import { expect } from "chai";
import type { Engine, ProgramResource } from "../protocol/engine";
import type { RunningProvider } from "../protocol/running-provider";
import { make, refusalOf, runKubernetes, settingsOf } from "./cluster-world";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const NAMESPACE = "kubernetes:core/v1:Namespace";

describe("objects of a cluster", () => {
  let running: RunningProvider;
  let engine: Engine;

  beforeEach(async () => {
    running = await runKubernetes();
    engine = await running.engine(settingsOf());
  });
  afterEach(() => running.stop());

  it("makes a namespace and what lives in it, and changes nothing the second time", async () => {
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

  it("refuses an object in a namespace that is not there", async () => {
    const missing = make(engine, CONFIG_MAP, { metadata: { name: "settings", namespace: "app" } });
    expect(await refusalOf(missing)).to.equal(
      '5: NotFound: namespaces "app" not found; make the namespace first, and take its name from it',
    );
    const made = await make(engine, CONFIG_MAP, { metadata: { name: "settings", namespace: "kube-system" } });
    expect(made.id).to.equal("kube-system/settings");
  });
});
