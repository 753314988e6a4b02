import { expect } from "chai";
import fc from "fast-check";
import type { PastEvent } from "../../../automation/promotion/events";
import { runStage, type StepRunners } from "../../../automation/promotion/run-stage";
import { type Run, stageOf, standingOf } from "../../../automation/promotion/standing";
import { stepKey } from "../../../automation/promotion/step";
import type { RunStep, StepOutcome } from "../../../automation/promotion/steps/outcome";
import { deep, seed } from "../../support/deep";
import { memoryLedger, namedRelease, stageWorld, twoStages } from "../../support/promotion-world";
import { temporaryFolder } from "../../support/temporary-folder";

const HOUR = 3_600_000;

/** What a simulated crash is thrown as. */
class Crash extends Error {}

/** A promotion's world of which everything outside is simulated: settings, states, time, what the steps answer. */
class Simulation {
  now = Date.parse("2026-01-01T00:00:00Z");
  readonly settings: Record<string, string> = { staging: "a", prod: "a" };
  readonly states: Record<string, string> = { staging: "empty", prod: "empty" };
  /** How many more writes there are before a crash. */
  writesLeft = Number.POSITIVE_INFINITY;
  /** What the steps answer, one after the other; when there is no more, yes. */
  outcomes: StepOutcome["result"][] = [];
  /** Rules that were broken. */
  readonly broken: string[] = [];
  readonly events: PastEvent[];
  private readonly ledger;
  private made = 0;

  constructor(private readonly folder: string) {
    const { ledger, events } = memoryLedger(
      () => new Date(this.now),
      () => {
        this.writesLeft -= 1;
        if (this.writesLeft < 0) throw new Crash("killed");
      },
    );
    this.ledger = ledger;
    this.events = events;
  }

  private readonly step =
    (does: (run: Run, stack: string | undefined) => Omit<StepOutcome, "result"> = () => ({ message: "" })): RunStep =>
    (_world, run, step) => {
      const result = this.outcomes.shift() ?? "passed";
      return Promise.resolve({ result, ...does(run, step.stack), message: result });
    };

  private readonly steps: StepRunners = {
    gates: this.step(),
    preview: this.step((_run, stack) => ({
      message: "",
      facts: { plan: "p", guardrails: "g", startState: this.states[stack ?? ""] ?? "" },
    })),
    guardrails: this.step(),
    approval: this.step(),
    update: this.step((run, stack = "") => {
      if (run.settings[stack] !== this.digestNow(run, stack))
        this.broken.push("an update with settings that are not the stack's");
      this.made += 1;
      this.states[stack] = `state ${this.made}`;
      return { message: "" };
    }),
    verify: this.step(),
  };

  private readonly digests = new Map<string, string>();

  /** The digest of the settings as they are: what the newest run began with is known for each value. */
  private digestNow(run: Run, stack: string): string {
    const value = this.settings[stack] ?? "";
    const known = this.digests.get(`${stack} ${value}`);
    if (known !== undefined) return known;
    this.digests.set(`${stack} ${value}`, run.settings[stack] ?? "");
    return run.settings[stack] ?? "";
  }

  async promote(release: string, name: string): Promise<string> {
    for (const stage of twoStages.stages) {
      const world = stageWorld(twoStages, stage, {
        folder: this.folder,
        ledger: this.ledger,
        clock: { now: () => new Date(this.now), passUntil: undefined },
        release: namedRelease(release),
        settings: (stack) => this.settings[stack] ?? "",
        states: (of) => Object.fromEntries((of?.stacks ?? []).map((stack) => [stack, this.states[stack] ?? ""])),
      });
      const end = await runStage(world, this.steps);
      if (end.kind !== "verified" || stage.name === name) return `${stage.name} ${end.kind}`;
    }
    return name;
  }

  /** As promote, and a crash is one of the ways to end. */
  async tryToPromote(release: string, name: string): Promise<string> {
    try {
      return await this.promote(release, name);
    } catch (error) {
      if (error instanceof Crash) return "crashed";
      throw error;
    }
  }

  hold(placed: boolean): void {
    const at = new Date(this.now).toISOString();
    this.events.push(
      placed
        ? { kind: "hold-placed", stage: "prod", reason: "incident", by: "ana", at }
        : { kind: "hold-lifted", stage: "prod", by: "ana", at },
    );
  }
}

/** The rules that hold for whatever has happened, looked up in the events themselves. */
function brokenRules(events: readonly PastEvent[]): string[] {
  return events.flatMap((event, index): string[] => {
    const before = standingOf(events.slice(0, index));
    if (event.kind === "run-started" && event.stage === "prod") {
      const { occupant } = stageOf(before, "staging");
      const soaked = occupant !== undefined && Date.parse(event.at) - Date.parse(occupant.since) >= 24 * HOUR;
      return [
        ...(occupant?.release === event.release ? [] : ["prod took a release that staging does not hold"]),
        ...(soaked ? [] : ["prod took a release that has not soaked"]),
        ...(stageOf(before, "prod").hold === undefined ? [] : ["prod took a release while it was held"]),
      ];
    }
    if (event.kind !== "step-started" && event.kind !== "stage-verified") return [];
    const run = stageOf(before, event.stage).runs.find(({ run: id }) => id === event.run);
    const passed = (key: string) =>
      run?.steps.get(key)?.result === "passed" || run?.steps.get(key)?.result === "skipped";
    if (event.kind === "stage-verified") return passed("verify") ? [] : ["a stage was verified without a verification"];
    if (run?.voided !== undefined) return ["a step of a void run began"];
    if (event.step !== "update") return [];
    const stack = event.stack ?? "";
    const needed = [
      stepKey({ name: "preview", stack }),
      stepKey({ name: "guardrails", stack }),
      ...(event.stage === "prod" ? ["approval"] : []),
    ];
    const held = stageOf(before, event.stage).hold !== undefined;
    return [
      ...needed.filter((key) => !passed(key)).map((key) => `an update began without ${key}`),
      ...(held ? ["an update began in a stage that is held"] : []),
    ];
  });
}

describe("a stage's run", () => {
  const folder = temporaryFolder();

  it("brings a release to a stage, once: the second time there is nothing to do", async () => {
    const simulation = new Simulation(folder());
    expect(await simulation.promote("r1", "staging")).to.equal("staging verified");
    const told = simulation.events.length;
    expect(await simulation.promote("r1", "staging")).to.equal("staging verified");
    expect(simulation.events.length).to.equal(told);
  });

  it("the next stage takes it after 24 hours, not at 23h59 (E-072)", async () => {
    const simulation = new Simulation(folder());
    await simulation.promote("r1", "staging");
    simulation.now += 24 * HOUR - 60_000;
    expect(await simulation.promote("r1", "prod")).to.equal("prod waiting");
    simulation.now += 60_000;
    expect(await simulation.promote("r1", "prod")).to.equal("prod verified");
  });

  it("another release in between, and any change of the stage, lets the soaking begin anew (E-072)", async () => {
    for (const disturb of [
      (simulation: Simulation) => simulation.promote("r2", "staging"),
      (simulation: Simulation) => Promise.resolve((simulation.states["staging"] = "changed by hand")),
      (simulation: Simulation) => Promise.resolve((simulation.settings["staging"] = "b")),
    ]) {
      const simulation = new Simulation(folder());
      await simulation.promote("r1", "staging");
      simulation.now += 23 * HOUR;
      await disturb(simulation);
      simulation.now += 23 * HOUR;
      expect(await simulation.promote("r1", "prod")).to.equal("prod waiting");
      simulation.now += 24 * HOUR;
      expect(await simulation.promote("r1", "prod")).to.equal("prod verified");
    }
  });

  it("what fails is tried by the next call from the start; what nobody could find out, where it was", async () => {
    const names = (events: readonly PastEvent[]) =>
      events.flatMap((event) => (event.kind === "step-started" ? [event.step] : []));
    const simulation = new Simulation(folder());
    simulation.outcomes = ["passed", "passed", "failed"];
    expect(await simulation.promote("r1", "staging")).to.equal("staging failed");
    simulation.outcomes = ["passed", "passed", "passed", "errored"];
    expect(await simulation.promote("r1", "staging")).to.equal("staging errored");
    expect(await simulation.promote("r1", "staging")).to.equal("staging verified");
    expect(names(simulation.events).join(" ")).to.equal(
      "gates preview guardrails gates preview guardrails update update verify",
    );
  });

  it("a hold stops it before the next step, and lets it go on when it is lifted", async () => {
    const simulation = new Simulation(folder());
    await simulation.promote("r1", "staging");
    simulation.now += 24 * HOUR;
    simulation.outcomes = ["passed", "passed", "passed", "waiting"];
    expect(await simulation.promote("r1", "prod")).to.equal("prod waiting");
    simulation.hold(true);
    expect(await simulation.promote("r1", "prod")).to.equal("prod waiting");
    simulation.hold(false);
    expect(await simulation.promote("r1", "prod")).to.equal("prod verified");
  });

  it("other settings while it waits make the run void: it is previewed and asked for anew", async () => {
    const simulation = new Simulation(folder());
    await simulation.promote("r1", "staging");
    simulation.now += 24 * HOUR;
    simulation.outcomes = ["passed", "passed", "passed", "waiting"];
    await simulation.promote("r1", "prod");
    simulation.settings["prod"] = "b";
    simulation.outcomes = ["passed", "passed", "passed", "waiting"];
    expect(await simulation.promote("r1", "prod")).to.equal("prod waiting");
    expect(simulation.events.filter(({ kind }) => kind === "run-voided")).to.have.length(1);
    expect(await simulation.promote("r1", "prod")).to.equal("prod verified");
  });

  it("whatever happens in whatever order, no rule is broken, and in the end the release gets through", async () => {
    const move = fc.oneof(
      fc.record({
        kind: fc.constant("promote" as const),
        release: fc.constantFrom("r1", "r2"),
        to: fc.constantFrom("staging", "prod"),
        crash: fc.option(fc.nat(14)),
        outcomes: fc.array(
          fc.constantFrom<StepOutcome["result"]>(
            "passed",
            "passed",
            "passed",
            "passed",
            "failed",
            "errored",
            "waiting",
            "skipped",
          ),
          { maxLength: 8 },
        ),
      }),
      fc.record({ kind: fc.constant("time" as const), hours: fc.constantFrom(1, 23, 24, 48) }),
      fc.record({
        kind: fc.constant("settings" as const),
        stack: fc.constantFrom("staging", "prod"),
        value: fc.constantFrom("a", "b"),
      }),
      fc.record({
        kind: fc.constant("state" as const),
        stack: fc.constantFrom("staging", "prod"),
        value: fc.constantFrom("x", "y"),
      }),
      fc.record({ kind: fc.constant("hold" as const), placed: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 25 }), async (moves) => {
        const simulation = new Simulation(folder());
        for (const made of moves) {
          if (made.kind === "time") simulation.now += made.hours * HOUR;
          else if (made.kind === "settings") simulation.settings[made.stack] = made.value;
          else if (made.kind === "state") simulation.states[made.stack] = made.value;
          else if (made.kind === "hold") simulation.hold(made.placed);
          else {
            simulation.writesLeft = made.crash ?? Number.POSITIVE_INFINITY;
            simulation.outcomes = [...made.outcomes];
            await simulation.tryToPromote(made.release, made.to);
          }
        }
        simulation.writesLeft = Number.POSITIVE_INFINITY;
        simulation.outcomes = [];
        simulation.hold(false);
        await simulation.promote("r3", "staging");
        simulation.now += 24 * HOUR;
        expect(await simulation.promote("r3", "prod")).to.equal("prod verified");
        expect(stageOf(standingOf(simulation.events), "prod").occupant?.release).to.equal("r3");
        expect([...simulation.broken, ...brokenRules(simulation.events)]).to.deep.equal([]);
      }),
      { seed, numRuns: deep ? 3000 : 300 },
    );
  }).timeout(120_000);
});
