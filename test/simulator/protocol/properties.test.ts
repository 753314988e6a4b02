import { expect } from "chai";
import fc from "fast-check";
import { UNKNOWN_MARKS } from "../../../lib/engine-values";
import { deep, seed } from "../../support/deep";
import { openEvidence } from "../../support/evidence";
import type { Engine, EngineState } from "./engine";
import { CANARY, program } from "./programs";
import { type RunningProvider, runProvider } from "./running-provider";
import { importName } from "./toy-provider";

/** Programs for each property: a sample, or all of it. */
const RUNS = deep ? 1000 : 40;

describe(`any program (R-6; ${RUNS} of seed ${seed})`, function () {
  this.timeout(RUNS * 500);
  let running: RunningProvider;
  let engine: Engine;

  type Program = Parameters<Engine["up"]>[0];
  const titles: string[] = [];
  const evidence = openEvidence<string>("properties", ["lib/", "simulator/", "test/simulator/protocol/"]);

  /** A property of one program changed into another, each time in an empty world. */
  function property(title: string, check: (from: Program, to: Program) => Promise<void>): void {
    titles.push(title);
    it(title, async () => {
      if (evidence.find(title) !== undefined) return;
      const each = fc.asyncProperty(program, program, async (from, to) => {
        engine.state.clear();
        await running.world.reset();
        await check(from, to);
      });
      await fc.assert(each, { numRuns: RUNS, seed });
      evidence.keep(title, `holds for ${RUNS} programs`);
    });
  }

  beforeEach(async () => {
    running = await runProvider();
    engine = await running.engine();
  });
  afterEach(() => running.stop());
  after(() => evidence.publish(titles.length, { seed, programs: RUNS }));

  property("up, then up again: nothing to do", async (from) => {
    await engine.up(from);
    expect((await engine.up(from)).filter((step) => !step.startsWith("same"))).to.deep.equal([]);
  });

  property("a refresh after up finds nothing", async (from, to) => {
    await engine.up(from);
    await engine.up(to);
    expect(await engine.refresh()).to.deep.equal([]);
  });

  property("a preview says what up then does, and touches nothing", async (from, to) => {
    await engine.up(from);
    const before = inventory(running);
    const said = await engine.preview(to);
    expect(inventory(running)).to.deep.equal(before);
    expect(await engine.up(to)).to.deep.equal(said);
  });

  property(
    "what is there in the end is what the program says, once each, whatever was there before",
    async (from, to) => {
      await engine.up(from);
      await engine.up(to);
      const live = [...running.world.state.all()].map((stored) => stored.urn).filter((urn) => urn !== "");
      expect(live.toSorted()).to.deep.equal([...engine.state.keys()].toSorted());
    },
  );

  property("an import gives the inputs back", async (from) => {
    await engine.up(from);
    for (const resource of from) {
      const kept = engine.state.get(engine.urnOf(resource));
      const region = kept?.inputs["region"];
      const name = importName(resource.type, kept?.id ?? "");
      const id = typeof region === "string" ? `${name}@${region}` : name;
      expect(await engine.import(resource, id)).to.deep.equal(kept);
    }
  });

  property("destroy leaves nothing that a program made", async (from, to) => {
    await engine.up(from);
    await engine.up(to);
    await engine.destroy();
    const left = [...running.world.state.all()].filter((stored) => !stored.type.endsWith("Ground"));
    expect(left).to.deep.equal([]);
  });

  property("secrets stay secret and nothing unknown gets into the state", async (from, to) => {
    await engine.up(from);
    await engine.up(to);
    await engine.refresh();
    for (const kept of engine.state.values()) {
      expect(withoutSecrets(kept)).not.to.contain(CANARY);
      for (const sentinel of UNKNOWN_MARKS) expect(JSON.stringify(kept)).not.to.contain(sentinel);
    }
  });

  property("every difference is named twice: by its property and by its path", async (from, to) => {
    await engine.up(from);
    for (const resource of to) {
      const kept = engine.state.get(engine.urnOf(resource));
      if (kept === undefined) continue;
      const diff = await engine.diff(kept, { ...resource.inputs, region: "us-east-1" });
      const paths = [...diff.getDetaileddiffMap().keys()].map((path) => path.split(/[.[]/)[0]);
      expect(new Set(diff.getDiffsList())).to.deep.equal(new Set(paths));
      expect(diff.getDiffsList()).to.include.members(diff.getReplacesList());
    }
  });
});

/** The whole inventory as text, notes of first use aside. */
function inventory(running: RunningProvider): string {
  return JSON.stringify(
    [...running.world.state.all()]
      .toSorted((left, right) => (left.id < right.id ? -1 : 1))
      .map((stored) => ({ ...stored, acknowledged: true })),
  );
}

/** A state's text without what is marked secret. */
function withoutSecrets(kept: EngineState): string {
  return JSON.stringify(kept, (_name, value: unknown) => {
    const marked = typeof value === "object" && value !== null && "4dabf18193072939515e22adb298388d" in value;
    return marked ? undefined : value;
  });
}
