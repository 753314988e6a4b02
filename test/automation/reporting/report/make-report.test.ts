import { expect } from "chai";
import { makeReport } from "../../../../automation/reporting/report/make-report";
import { BAD, GOOD, moment, RECORD, STORY, sampleParts, step } from "../../../support/sample-story";

describe("makeReport", () => {
  it("says in one sentence how the release stands, and beside it what a reader ought to know", () => {
    expect(makeReport(sampleParts()).verdict).to.deep.equal({
      tone: "good",
      sentence: "Release aaaaaaaaaaaa is verified in dev and prod; prod-pci has not begun.",
      remarks: [
        "In stage dev the update of dev broke off and was resumed.",
        "Release bbbbbbbbbbbb failed in prod, which went back to aaaaaaaaaaaa.",
        "Stage prod is held by tom: release bbbbbbbbbbbb was rolled back.",
      ],
    });
  });

  it("what was taken back although nothing had failed, somebody asked for", () => {
    const asked = STORY.map((event) =>
      event.kind === "step-ended" && event.run === "r3" ? { ...event, result: "passed" as const } : event,
    );
    const { verdict, rollbacks } = makeReport(sampleParts({ events: asked }));
    expect(rollbacks.map(({ reason }) => reason)).to.deep.equal([null]);
    expect(verdict.remarks).to.include("Release bbbbbbbbbbbb was taken back in prod, which went back to aaaaaaaaaaaa.");
  });

  it("shows where the release stands and what each stage asks, in words", () => {
    const { stages } = makeReport(sampleParts());
    expect(stages.map(({ name, state }) => [name, state])).to.deep.equal([
      ["dev", "soaked"],
      ["prod", "soaked"],
      ["prod-pci", "pending"],
    ]);
    expect(stages[1]?.asks).to.deep.equal([
      "verified in dev",
      "branch main",
      "smoke",
      "guardrails",
      "1 of devops",
      "5m between plan and update",
    ]);
  });

  it("tells every run since the release began, its own and what came between, in order of time", () => {
    const { runs } = makeReport(sampleParts());
    expect(runs.map(({ run, own, cause, end }) => [run, own, cause, end])).to.deep.equal([
      ["r1", true, "promotion", "verified"],
      ["r2", true, "promotion", "verified"],
      ["r3", false, "promotion", "rolled back"],
      ["r4", true, "rollback", "verified"],
    ]);
    expect(
      makeReport(sampleParts({ release: { ...sampleParts().release, id: BAD } })).runs.map(({ run }) => run),
    ).to.deep.equal(["r3", "r4"]);
  });

  it("finds the crash: a step that began again before it had ended", () => {
    expect(makeReport(sampleParts()).crashes).to.deep.equal([
      {
        stage: "dev",
        step: "the update of dev",
        brokeOffAfter: moment(5),
        resumedAt: moment(20),
        message: "passed: resumed   + 1 create   1 same",
      },
    ]);
  });

  it("says of a step without an end that nothing more is known, and nothing of steps that ended", () => {
    const events = [...STORY.slice(0, 2), ...step(1, ["dev", "r1", "preview", "dev"], { seconds: 1, message: "" })];
    expect(makeReport(sampleParts({ events })).crashes).to.deep.equal([]);
    const open = [...events, ...step(5, ["dev", "r1", "update", "dev"])];
    expect(makeReport(sampleParts({ events: open })).crashes).to.deep.equal([
      {
        stage: "dev",
        step: "the update of dev",
        brokeOffAfter: moment(5),
        resumedAt: undefined,
        message: "nothing more is known of it",
      },
    ]);
  });

  it("tells of a rollback from what to what, and what had failed", () => {
    expect(makeReport(sampleParts()).rollbacks).to.deep.equal([
      { stage: "prod", from: BAD, to: GOOD, at: moment(3803), reason: "verify: appSecretArn is <missing>" },
    ]);
  });

  it("takes findings and changes from what the previews kept, and leaves out stacks without", () => {
    const { findings, changes } = makeReport(sampleParts());
    expect(findings).to.deep.equal([{ stage: "dev", stack: "dev", ...RECORD.findings, atUpdate: undefined }]);
    expect(changes).to.deep.equal([
      {
        run: "r1",
        stage: "dev",
        stack: "dev",
        release: GOOD,
        cause: "promotion",
        counts: { create: 2, update: 1, replace: 0, delete: 0, same: 5 },
        resources: [
          {
            operation: "create",
            type: `kubernetes.rbac.authorization.k8s.io.${"Cluster".repeat(12)}`,
            name: "long",
            properties: [],
          },
          { operation: "create", type: "s3.Bucket", name: "logs", properties: [] },
          {
            operation: "update",
            type: "sns.Topic",
            name: "alarms",
            properties: [{ path: "displayName", before: '"old"', after: '"<new>"' }],
          },
        ],
      },
    ]);
  });
});
