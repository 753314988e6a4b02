import type { PastEvent, PromotionEvent } from "../../automation/promotion/events";
import { parsePath } from "../../automation/promotion/path/parse-path";
import type { PromotionPath } from "../../automation/promotion/path/path";
import type { StackRecord } from "../../automation/promotion/stack-record";
import { stageViews } from "../../automation/promotion/stage-view";
import { standingOf } from "../../automation/promotion/standing";
import type { StepName, StepResult } from "../../automation/promotion/step";
import type { ReportParts } from "../../automation/reporting/report/make-report";

/** Two releases, told apart by their digits. */
export const GOOD = "a".repeat(64);
export const BAD = "b".repeat(64);

const PATH = `
stages:
  - { name: dev, stacks: [dev] }
  - { name: prod, from: dev, stacks: [prod], branch: main, gates: [smoke], approvals: { devops: 1 }, wait: 5m, onFailure: rollback }
  - { name: prod-pci, from: prod, stacks: [prod-pci] }
people:
  - { id: ana, email: ana@company.com, teams: [devops] }
`;

/** The path of the story. */
export function samplePath(): PromotionPath {
  const parsed = parsePath(PATH, ["dev", "prod", "prod-pci"]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.path;
}

/** A moment of the story: seconds after its beginning. */
export const moment = (second: number): string =>
  new Date(Date.UTC(2026, 10, 25, 12, 0, 0) + second * 1000).toISOString();

const told = (second: number, event: PromotionEvent): PastEvent => ({ ...event, at: moment(second) });

/** A run that began. */
export const began = (
  second: number,
  stage: string,
  run: string,
  release: string,
  cause: "promotion" | "rollback" = "promotion",
) =>
  told(second, {
    kind: "run-started",
    stage,
    run,
    release,
    cause,
    settings: {},
    stacks: [stage],
    path: "p",
    executor: "tom",
    previous: null,
  });

/** A step from its beginning to its end; without a length it broke off. */
export function step(
  second: number,
  [stage, run, name, stack]: readonly [string, string, StepName, string?],
  end?: { readonly seconds: number; readonly result?: StepResult; readonly message: string },
): PastEvent[] {
  const at = { stage, run, step: name, ...(stack === undefined ? {} : { stack }) };
  const start = told(second, { kind: "step-started", ...at });
  if (end === undefined) return [start];
  const { seconds, message, result = "passed" } = end;
  return [start, told(second + seconds, { kind: "step-ended", ...at, result, message, seconds, facts: {} })];
}

const verified = (second: number, stage: string, run: string, release: string) =>
  told(second, {
    kind: "stage-verified",
    stage,
    run,
    release,
    settings: {},
    states: { [stage]: "s" },
    since: moment(second),
  });

/** The release reaches production after a crash in dev; another one fails there and is taken back. */
export const STORY: readonly PastEvent[] = [
  told(0, { kind: "promotion-started", release: GOOD, to: "prod", executor: "tom", branch: "main" }),
  began(0, "dev", "r1", GOOD),
  ...step(1, ["dev", "r1", "gates"], { seconds: 0, result: "skipped", message: "no gates" }),
  ...step(1, ["dev", "r1", "preview", "dev"], { seconds: 4, message: "+ 2 create   0 same" }),
  ...step(5, ["dev", "r1", "guardrails", "dev"], { seconds: 0, message: "2 resources checked" }),
  ...step(5, ["dev", "r1", "update", "dev"]),
  ...step(20, ["dev", "r1", "update", "dev"], { seconds: 10, message: "resumed   + 1 create   1 same" }),
  ...step(30, ["dev", "r1", "verify"], { seconds: 1, message: "outputs decoded" }),
  verified(31, "dev", "r1", GOOD),
  began(3700, "prod", "r2", GOOD),
  ...step(3700, ["prod", "r2", "preview", "prod"], { seconds: 5, message: "+ 2 create   0 same" }),
  ...step(3705, ["prod", "r2", "verify"], { seconds: 1, message: "outputs decoded" }),
  verified(3706, "prod", "r2", GOOD),
  began(3800, "prod", "r3", BAD),
  ...step(3800, ["prod", "r3", "verify"], { seconds: 1, result: "failed", message: "appSecretArn is <missing>" }),
  began(3802, "prod", "r4", GOOD, "rollback"),
  ...step(3802, ["prod", "r4", "verify"], { seconds: 1, message: "outputs decoded" }),
  verified(3803, "prod", "r4", GOOD),
  told(3803, { kind: "rolled-back", stage: "prod", run: "r3", from: BAD, to: GOOD }),
  told(3803, { kind: "hold-placed", stage: "prod", reason: "release bbbbbbbbbbbb was rolled back", by: "tom" }),
];

const PLAN: StackRecord["plan"] = { resources: {} };

/** A type whose name fits into no line of a narrow page. */
const LONG = `kubernetes:rbac.authorization.k8s.io/v1:${"Cluster".repeat(12)}`;

/** What the preview of a stack came to: a bucket and something with a long name more, and another name for a topic. */
export const RECORD: StackRecord = {
  plan: PLAN,
  startState: "empty",
  changes: { create: 2, update: 1, same: 5 },
  changesOutputs: false,
  changed: [
    { urn: `urn:pulumi:dev::causeway::${LONG}::long`, type: LONG, operation: "create", properties: [] },
    {
      urn: "urn:pulumi:dev::causeway::aws:s3/bucket:Bucket::logs",
      type: "aws:s3/bucket:Bucket",
      operation: "create",
      properties: [],
    },
    {
      urn: "urn:pulumi:dev::causeway::aws:sns/topic:Topic::alarms",
      type: "aws:sns/topic:Topic",
      operation: "update",
      properties: [{ path: "displayName", before: "old", after: "<new>" }],
    },
  ],
  findings: { checked: 7, violations: [], unknown: [], waived: [] },
};

/** The parts of the story's report; what is given replaces them. */
export function sampleParts(changes: Partial<ReportParts> = {}): ReportParts {
  const path = samplePath();
  const events = changes.events ?? STORY;
  const standing = standingOf(events);
  const facts = {
    release: GOOD,
    now: Date.parse(moment(4000)),
    branch: "main",
    states: { dev: "s", prod: "s" },
    atWork: false,
    waits: new Map(),
  };
  const holds = [...standing.stages.values()].flatMap(({ hold }) => (hold === undefined ? [] : [hold]));
  return {
    release: {
      id: GOOD,
      created: moment(0),
      folder: "/releases/a",
      manifest: {
        version: 1,
        engine: "3.259.0",
        commit: "c".repeat(40),
        author: "raj@company.com",
        dirty: false,
        lock: "d".repeat(64),
        artifacts: [{ name: "program/index.js", digest: "e".repeat(64) }],
      },
    },
    path,
    events,
    standing,
    view: {
      release: GOOD,
      stages: stageViews(path, standing, facts),
      holds,
      windows: [],
      unresolved: [],
      time: moment(4000),
    },
    virtualTime: true,
    recordOf: (run, stack) => (run === "r1" && stack === "dev" ? RECORD : undefined),
    approvalsOf: () => undefined,
    audit: { ok: true, entries: 42, head: "f".repeat(64), reason: null },
    versions: { Causeway: "0.1.0" },
    claims: [],
    ...changes,
  };
}
