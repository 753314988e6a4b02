import { durationText } from "../../../lib/duration";
import { Failure } from "../../errors";
import { parseSigners } from "../approvals/signers";
import { boundDigest, recordedBound } from "../bound";
import { missingText, separationsOf, stageApprovals } from "../stage-approvals";
import type { StageWorld } from "../stage-world";
import type { Asked, Run } from "../standing";
import type { RunStep, StepOutcome, Wait } from "./outcome";

/** Asks for the approvals that the stage wants of everything that is bound, counts them, and lets the wait pass. */
export const approval: RunStep = async (world, run) => {
  const { stage, clock } = world;
  if (world.covered) {
    return { result: "skipped", message: "going back was approved with the promotion that failed" };
  }
  const asked = run.asked ?? (await ask(world, run));
  const answer = answerOf(world, run, asked);
  if (answer.result !== "passed") return answer;
  const until = Date.parse(asked.at) + (world.cause === "rollback" ? 0 : stage.wait);
  const left = until - clock.now().getTime();
  if (left <= 0) return answer;
  const message = `the update waits ${durationText(stage.wait)} after its plan; ${durationText(left)} are left`;
  return { result: "waiting", message, waits: [{ kind: "wait", message, until: new Date(until).toISOString() }] };
};

async function ask({ ledger, clock, ...world }: StageWorld, run: Run): Promise<Asked> {
  const bound = recordedBound({ ledger, clock, ...world }, run);
  const asked = { digest: boundDigest(bound), bound };
  const at = clock.now().toISOString();
  await ledger.tell({ kind: "approval-asked", stage: run.stage, run: run.run, release: run.release, ...asked });
  return { ...asked, at };
}

function answerOf(world: StageWorld, run: Run, asked: Asked): StepOutcome {
  const { stage, path, release, stacks } = world;
  if (Object.keys(stage.approvals).length === 0) return { result: "passed", message: "nobody has to approve" };
  const parsed = parseSigners(world.signers, path.signers);
  if (!parsed.ok) {
    const [problem] = parsed.problems;
    throw new Failure(
      "settings",
      `${path.signers} line ${problem?.line ?? 0}: got ${problem?.got ?? "nothing"}, expected ${problem?.expected ?? ""}`,
      problem?.remedy ?? "mend the line",
    );
  }
  const { count, accepted } = stageApprovals({
    stage,
    path,
    signers: parsed.signers,
    release: release.id,
    asked,
    given: world.ledger.standing().approvals,
    separations: separationsOf(stage, {
      author: release.manifest.author,
      executor: run.executor,
      stacks: stacks.values(),
    }),
  });
  const rejected = accepted.find(({ statement }) => statement.decision === "reject");
  if (rejected !== undefined && count.refused.some(({ reason }) => reason === "rejected")) {
    const { reason } = rejected.statement;
    return {
      result: "failed",
      message: `${rejected.person.id} has rejected it${reason === undefined ? "" : `: ${reason}`}`,
    };
  }
  const who = count.counted.map(({ person, team }) => `${person} (${team})`).join(", ");
  if (count.granted)
    return { result: "passed", message: `approved by ${who}`, facts: { details: [`digest ${asked.digest}`] } };
  const refused = count.refused.map(({ person, reason }) => `${person} does not count: ${reason}`);
  const message = [`needs ${missingText(count, path)}`, ...(who === "" ? [] : [`has ${who}`]), ...refused].join("; ");
  const command = `./causeway approve ${stage.name} --release ${release.id.slice(0, 12)} --key FILE`;
  const wait: Wait = { kind: "approval", message, command };
  return { result: "waiting", message, waits: [wait], facts: { details: [`digest ${asked.digest}`] } };
}
