import { durationText } from "../../../lib/duration";
import { Failure } from "../../errors";
import { approvalWait } from "../approval-wait";
import { parseSigners } from "../approvals/signers";
import { boundDigest, recordedBound } from "../bound";
import { separationsOf, stageApprovals } from "../stage-approvals";
import type { StageWorld } from "../stage-world";
import type { Asked, Run } from "../standing";
import type { RunStep, StepOutcome } from "./outcome";

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
  const found = stageApprovals({
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
  const wait = approvalWait(path, stage, run, found);
  const { message } = wait;
  if (found.rejection !== undefined) return { result: "failed", message };
  const facts = { details: [`digest ${asked.digest}`] };
  return found.count.granted
    ? { result: "passed", message, facts }
    : { result: "waiting", message, waits: [wait], facts };
}
