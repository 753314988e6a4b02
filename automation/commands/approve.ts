import fs from "node:fs";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { prepareHome } from "../home";
import { goingOn } from "../promotion/approval-wait";
import { approvalText, readApprovalFile } from "../promotion/approvals/approval-file";
import { principalsOf } from "../promotion/approvals/principals";
import type { Signer } from "../promotion/approvals/signers";
import { readSignersFile } from "../promotion/approvals/signers-file";
import { readPrivateKey } from "../promotion/approvals/ssh-private-key";
import { APPROVAL_NAMESPACE, type Approval, signStatement } from "../promotion/approvals/statement";
import { type Person, verifyApproval } from "../promotion/approvals/verify-approval";
import { openClock } from "../promotion/clock";
import { isUnfinished } from "../promotion/decide";
import { type Ledger, openLedger } from "../promotion/ledger";
import { approvalsOf } from "../promotion/open-approvals";
import type { PromotionPath, Stage } from "../promotion/path/path";
import { missingText, rejectionText } from "../promotion/stage-approvals";
import { type Asked, type Run, stageOf } from "../promotion/standing";
import { findStage, loadPath, signersFile } from "../promotion/world";
import type { Release } from "../release/release";
import { findRelease } from "../release/release-store";
import { writeOutput } from "./write-output";

/** The flags of approve and reject. */
export interface ApproveOptions {
  readonly release: string;
  readonly key?: string;
  readonly reason?: string;
  readonly out?: string;
  readonly in?: string;
  readonly targetCloud?: "embedded";
}

/** What a decision is about. */
interface Matter {
  readonly context: CommandContext;
  readonly path: PromotionPath;
  readonly signers: readonly Signer[];
  readonly ledger: Ledger;
  readonly stage: Stage;
  readonly release: Release;
  readonly run: Run;
  readonly asked: Asked;
  readonly at: Date;
}

/** Approves or rejects what a stage asks for: signs it with a person's key, or takes in what was signed elsewhere. */
export async function approve(
  context: CommandContext,
  decision: "approve" | "reject",
  stageName: string,
  options: ApproveOptions,
): Promise<CommandResult> {
  const matter = openMatter(context, stageName, options);
  const { stage, release, asked, ledger, at } = matter;
  const approval = approvalOf(matter, decision, options);
  const check = verifyApproval(approval, matter.signers, matter.path.people, {
    stage: stage.name,
    release: release.id,
    digest: asked.digest,
    at,
  });
  if (!check.accepted) {
    throw new Failure(
      "failed",
      `it does not count, ${check.reason}: ${check.message}`,
      "sign what the stage asks for now",
    );
  }
  if (options.out === undefined)
    await ledger.tell({
      kind: "approval-given",
      stage: stage.name,
      release: release.id,
      digest: asked.digest,
      approval,
    });
  else writeOutput("--out", options.out, approvalText(approval));
  return answer(matter, check.person, options);
}

/** @throws Failure: usage when nothing is asked for, settings when the path or the signers have problems */
function openMatter(context: CommandContext, stageName: string, options: ApproveOptions): Matter {
  const path = loadPath(context);
  const stage = findStage(path, stageName);
  const release = findRelease(context, options.release);
  prepareHome(context.home);
  const clock = openClock(context.home, Date.now, false);
  const ledger = openLedger(context.home, clock);
  const run = stageOf(ledger.standing(), stage.name).runs.at(-1);
  const short = release.id.slice(0, 12);
  if (run?.asked === undefined || run.release !== release.id || !isUnfinished(run)) {
    throw new Failure(
      "usage",
      `${stage.name} asks for no approval of release ${short}`,
      `run ./causeway promote --release ${short} --to ${stage.name}: it previews the stage and asks`,
    );
  }
  const signers = readSignersFile(signersFile(context, path));
  return { context, path, signers, ledger, stage, release, run, asked: run.asked, at: clock.now() };
}

function approvalOf(matter: Matter, decision: "approve" | "reject", options: ApproveOptions): Approval {
  if (options.in !== undefined) return handedIn(options.in, decision, options);
  if (options.key === undefined) {
    throw new Failure(
      "usage",
      "there is neither --key nor --in",
      "name your SSH key with --key, or a signed file with --in",
    );
  }
  const keyText = readKey(options.key);
  return signStatement(keyText, {
    version: 1,
    decision,
    stage: matter.stage.name,
    release: matter.release.id,
    digest: matter.asked.digest,
    person: personOf(matter, keyText, options.key).id,
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    at: matter.at.toISOString(),
  });
}

/** What was signed elsewhere. @throws Failure (usage) when it says the opposite of the command, or a key is given too */
function handedIn(file: string, decision: "approve" | "reject", { key }: ApproveOptions): Approval {
  if (key !== undefined) {
    throw new Failure("usage", "there are both --key and --in", "sign with --key, or hand in what is signed with --in");
  }
  const approval = readApprovalFile(file);
  const signed = approval.statement.decision;
  if (signed === decision) return approval;
  throw new Failure(
    "usage",
    `${file} holds a decision to ${signed}, expected one to ${decision}`,
    `hand it in with ./causeway ${signed}`,
  );
}

function readKey(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure("usage", `the key cannot be read: ${message}`, "name your private SSH key with --key", {
      cause: error,
    });
  }
}

/** Whose key it is. @throws Failure (failed) when it is nobody's whom the path knows */
function personOf({ signers, path, at }: Matter, keyText: string, file: string): Person {
  const { blob } = readPrivateKey(keyText, APPROVAL_NAMESPACE);
  const found = principalsOf(signers, blob, APPROVAL_NAMESPACE, [at]);
  const names = found.ok ? found.principals : [];
  const person = path.people.find(({ id, email }) => names.includes(id) || names.includes(email));
  if (person !== undefined) return person;
  throw new Failure(
    "failed",
    `the key ${file} belongs to nobody who may approve: ${found.ok ? names.join(", ") : found.why}`,
    "add the person to promotion.yaml and the key to the signers file, or sign with another key",
  );
}

/** What the decisions come to now. That one was taken in and does not count is a no. */
function answer(matter: Matter, person: Person, { out, targetCloud }: ApproveOptions): CommandResult {
  const { context, stage, path, signers, release, run, asked, ledger } = matter;
  const found = approvalsOf({ context, path, standing: ledger.standing(), signers, targetCloud }, stage, run, asked);
  const { count, accepted, rejection } = found;
  const approvals = count.counted.map(({ person: id, team }) => ({
    person: id,
    team,
    at: accepted.findLast(({ person: { id: other } }) => other === id)?.at ?? "",
  }));
  const refused = count.refused.find(({ person: id, reason }) => id === person.id && reason !== "rejected");
  const missing = missingText(count, path);
  const next = missing === "" ? `  next  ${goingOn(run)}` : `  needs ${missing}`;
  return {
    exitCode: out === undefined && refused !== undefined ? ExitCode.no : ExitCode.yes,
    json: {
      stage: stage.name,
      release: release.id,
      digest: asked.digest,
      approvals,
      missing: count.missing,
      refused: count.refused,
    },
    text: [
      out === undefined
        ? `${stage.name}   decision of ${person.id} taken in   digest ${asked.digest.slice(0, 12)}`
        : `${out}   signed by ${person.id}; hand it in with --in`,
      ...(refused === undefined ? [] : [`  ✗ it does not count: ${refused.reason}`]),
      ...approvals.map(({ person: id, team }) => `  ✓ ${id} for ${team}`),
      rejection === undefined ? next : `  ✗ ${rejectionText(rejection)}; nothing is granted while it stands`,
    ].join("\n"),
  };
}
