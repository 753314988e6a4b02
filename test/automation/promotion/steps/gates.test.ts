import { expect } from "chai";
import type { StageWorld } from "../../../../automation/promotion/stage-world";
import type { Run } from "../../../../automation/promotion/standing";
import { gates } from "../../../../automation/promotion/steps/gates";
import { memoryLedger, namedRelease, plainStage, stageWorld, twoStages } from "../../../support/promotion-world";
import { temporaryFolder } from "../../../support/temporary-folder";

const NOW = new Date("2026-01-01T00:00:00Z");

describe("the gates of a stage", () => {
  const folder = temporaryFolder();
  const clean = { commit: "c".repeat(40), dirty: false };

  const answerOf = async (
    target: "aws" | "embedded",
    origin: { readonly commit: string | null; readonly dirty: boolean },
    changes: Partial<StageWorld> = {},
  ) => {
    const { ledger } = memoryLedger(() => NOW);
    const release = namedRelease("r1");
    const world = stageWorld(twoStages, plainStage("prod", "staging", { gates: changes.stage?.gates ?? [] }), {
      folder: folder(),
      ledger,
      clock: { now: () => NOW, passUntil: undefined },
      release: { ...release, manifest: { ...release.manifest, ...origin } },
      settings: () => "a",
      states: () => ({}),
    });
    const stacks = new Map([...world.stacks].map(([name, stack]) => [name, { ...stack, target }]));
    const run: Run = {
      stage: "prod",
      run: "run-1",
      release: "r1",
      settings: {},
      cause: "promotion",
      stacks: ["prod"],
      path: "p",
      executor: "robot",
      previous: null,
      startedAt: "",
      steps: new Map(),
      asked: undefined,
      voided: undefined,
      rolledBackTo: undefined,
      verified: false,
    };
    return gates({ ...world, ...changes, stacks, stage: world.stage }, run, { name: "gates" }, undefined);
  };

  it("production on AWS takes what a commit has, and nothing else", async () => {
    expect(await answerOf("aws", { ...clean, dirty: true })).to.include({ result: "failed" });
    expect(await answerOf("aws", { ...clean, commit: null })).to.include({ result: "failed" });
    expect(await answerOf("aws", clean)).to.include({ result: "skipped" });
    expect(await answerOf("embedded", { commit: null, dirty: true })).to.include({ result: "skipped" });
  });

  it("a gate that has nothing to look at says no", async () => {
    const security = { stage: plainStage("prod", "staging", { gates: ["security"] }) };
    const before = twoStages.stages[0];
    expect(await answerOf("embedded", clean, { ...security, before })).to.deep.equal({
      result: "failed",
      message: "security: there is no run of the stage before to look at",
      facts: { details: ["there is no run of the stage before to look at"] },
    });
    const smoke = { stage: plainStage("prod", "staging", { gates: ["smoke"] }) };
    expect(await answerOf("embedded", clean, { ...smoke, before })).to.include({
      result: "failed",
      message: "smoke: staging holds nothing that is verified",
    });
  });

  it("a rollback goes where the release has been before", async () => {
    expect(await answerOf("aws", { ...clean, dirty: true }, { cause: "rollback" })).to.include({ result: "skipped" });
  });
});
