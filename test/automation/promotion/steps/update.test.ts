import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { planDigest } from "../../../../automation/engine/plan/plan-form";
import type { UpdatePlan } from "../../../../automation/engine/plan/update-plan";
import { boundDigest, recordedBound } from "../../../../automation/promotion/bound";
import type { PromotionEvent } from "../../../../automation/promotion/events";
import { findingsDigest, keepRecord } from "../../../../automation/promotion/stack-record";
import { keepSettings } from "../../../../automation/promotion/stage-settings";
import { factsOf, type StageWorld } from "../../../../automation/promotion/stage-world";
import { type Run, runOf } from "../../../../automation/promotion/standing";
import { update } from "../../../../automation/promotion/steps/update";
import { releaseId } from "../../../../automation/release/manifest";
import {
  memoryLedger,
  namedRelease,
  plainStage,
  stackWith,
  stageWorld,
  twoStages,
} from "../../../support/promotion-world";
import { temporaryFolder } from "../../../support/temporary-folder";

const NOW = new Date("2026-01-01T00:00:00Z");
const STATE = "a".repeat(64);
const prod = plainStage("prod", "staging", { approvals: { devops: 1 } });

const plan: UpdatePlan = {
  resources: {
    "urn:pulumi:prod::causeway::aws:ec2/vpc:Vpc::main": {
      type: "aws:ec2/vpc:Vpc",
      provider: "",
      parent: "",
      protect: false,
      ignoreChanges: [],
      inputs: { cidrBlock: "10.0.0.0/16" },
    },
  },
};

/** A stage whose preview found nothing to change, and whose approvals were asked for: the update has nothing to do. */
async function approvedWorld(folder: string) {
  const { ledger } = memoryLedger(() => NOW);
  const { manifest, ...rest } = namedRelease("");
  const release = { ...rest, manifest, id: releaseId(manifest) };
  const world = stageWorld(
    twoStages,
    { ...prod, onFailure: "rollback" },
    {
      folder,
      ledger,
      clock: { now: () => NOW, passUntil: undefined },
      release,
      settings: () => "a",
      states: (stage) => Object.fromEntries((stage?.stacks ?? []).map((stack) => [stack, STATE])),
    },
  );
  const { home } = world.context;
  const at = { stage: "prod", run: "run-1" } as const;
  const record = keepRecord(home, "run-1", "prod", {
    plan,
    startState: STATE,
    changes: { create: 0, update: 0, replace: 0, delete: 0, same: 1 },
    changesOutputs: false,
    changed: [],
    findings: { checked: 1, violations: [], unknown: [], waived: [] },
  });
  const events: PromotionEvent[] = [
    {
      kind: "run-started",
      ...at,
      release: release.id,
      settings: { prod: keepSettings(home, stackWith("prod", "a").file.text) },
      cause: "promotion",
      stacks: ["prod"],
      path: factsOf(world, new Set()).path,
      executor: "robot",
      previous: { release: "r0", settings: { prod: "s0" } },
    },
    {
      kind: "step-ended",
      ...at,
      step: "preview",
      stack: "prod",
      result: "passed",
      message: "",
      seconds: 0,
      facts: { plan: planDigest(plan), startState: STATE, guardrails: findingsDigest(record.findings) },
    },
  ];
  for (const event of events) await ledger.tell(event);
  const asked = recordedBound(world, currentRun(world));
  await ledger.tell({ kind: "approval-asked", ...at, release: release.id, digest: boundDigest(asked), bound: asked });
  return { world, run: currentRun(world) };
}

function currentRun({ ledger, release }: StageWorld): Run {
  const run = runOf(ledger.standing(), "prod", release.id);
  if (run === undefined) throw new Error("there is no run");
  return run;
}

const recordFile = (world: StageWorld) => path.join(world.context.home.promotions, "run-1", "prod.json");

function editRecord(world: StageWorld, from: string, to: string): void {
  const text = fs.readFileSync(recordFile(world), "utf8");
  expect(text).to.include(from);
  fs.writeFileSync(recordFile(world), text.replace(from, to));
}

describe("an update of what was approved", () => {
  const folder = temporaryFolder();

  it("goes on when everything is as it was approved: here there is nothing to change", async () => {
    const { world, run } = await approvedWorld(folder());
    expect(await update(world, run, { name: "update", stack: "prod" }, undefined)).to.deep.equal({
      result: "skipped",
      message: "no changes",
    });
  });

  const PATH = "the stage's part of the path, its people or their keys";
  const changes: readonly (readonly [
    string,
    (world: StageWorld, run: Run) => readonly [StageWorld, Run] | void,
    readonly string[],
  ])[] = [
    [
      "the settings",
      (world, run) => [{ ...world, stacks: new Map([["prod", stackWith("prod", "b")]]) }, run],
      ["the settings"],
    ],
    [
      "the state that the plan starts from",
      (world, run) => [{ ...world, states: () => ({ prod: "b".repeat(64) }) }, run],
      ["the state that the plan starts from"],
    ],
    ["the plan in its file", (world) => editRecord(world, "10.0.0.0/16", "10.1.0.0/16"), ["the plan"]],
    [
      "the findings in their file",
      (world) => editRecord(world, '"checked":1', '"checked":2'),
      ["what the guardrails found"],
    ],
    [
      "the approvals that the path asks for",
      (world, run) => [{ ...world, stage: { ...world.stage, approvals: {} } }, run],
      [PATH],
    ],
    ["the people", (world, run) => [{ ...world, path: { ...world.path, people: [] } }, run], [PATH]],
    ["the keys", (world, run) => [{ ...world, signers: "mallory ssh-ed25519 AAAA" }, run], [PATH]],
    [
      "the release's content",
      (world, run) => [
        { ...world, release: { ...world.release, manifest: { ...world.release.manifest, dirty: true } } },
        run,
      ],
      ["the release"],
    ],
    [
      "the engine's version",
      (world, run) => {
        if (run.asked === undefined) throw new Error("nothing is asked");
        return [world, { ...run, asked: { ...run.asked, bound: { ...run.asked.bound, engine: "3.258.0" } } }];
      },
      ["the engine's version"],
    ],
    [
      "where it would go back to",
      (world, run) => [world, { ...run, previous: { release: "r9", settings: { prod: "s0" } } }],
      ["what it would go back to"],
    ],
    [
      "the stage",
      (world, run) => [{ ...world, stage: { ...world.stage, name: "prod-pci" } }, run],
      ["the stage", PATH],
    ],
  ];
  for (const [name, change, words] of changes) {
    it(`is refused when ${name} is another now`, async () => {
      const approved = await approvedWorld(folder());
      const [world, run] = change(approved.world, approved.run) ?? [approved.world, approved.run];
      const outcome = await update(world, run, { name: "update", stack: "prod" }, undefined);
      expect(outcome.result).to.equal("failed");
      expect(outcome.voided).to.deep.equal(words);
    });
  }

  it("is refused when the plan's file is gone or cut", async () => {
    const { world, run } = await approvedWorld(folder());
    fs.truncateSync(recordFile(world), 20);
    let message = "";
    await update(world, run, { name: "update", stack: "prod" }, undefined).catch((error: unknown) => {
      message = error instanceof Error ? error.message : "";
    });
    expect(message).to.match(/^the plan of prod in .* cannot be read$/);
  });

  it("that broke off is not gone on with when somebody else has worked on the stack since", async () => {
    const { world, run } = await approvedWorld(folder());
    const history = path.join(world.context.home.state, ".pulumi", "history", "causeway", "prod");
    fs.mkdirSync(history, { recursive: true });
    const mark = "causeway run-1 update prod after 1";
    const write = (name: string, message: string) =>
      fs.writeFileSync(path.join(history, `${name}.history.json`), JSON.stringify({ message }));
    write("prod-1", "an older one");
    write("prod-2", mark);
    const interrupted = {
      step: { name: "update", stack: "prod" },
      result: undefined,
      message: "",
      seconds: 0,
      facts: {},
      startedAt: "",
      endedAt: undefined,
      operation: mark,
    } as const;
    write("prod-3", "by hand");
    const outcome = await update(world, run, { name: "update", stack: "prod" }, interrupted);
    expect(outcome.voided).to.deep.equal(['the state of prod: "by hand"']);
  });
});
