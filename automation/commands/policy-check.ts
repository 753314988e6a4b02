import path from "node:path";
import type { GuardrailPack, GuardrailSession, LookedAt, ResourceFacts } from "../../lib/guardrail-pack";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { type Findings, findingsOf, leavesOpen, stopsChange } from "../guardrails/findings";
import { type LoadedPack, loadPack } from "../guardrails/load-pack";
import { checkoutPackFolder } from "../guardrails/pack-folder";
import { readResources } from "../guardrails/read-resources";
import { readState } from "../guardrails/read-state";
import { nameOfSource, readText } from "../guardrails/read-text";
import { today } from "../guardrails/today";
import { operateStack } from "../operate-stack";
import { readPreview } from "../pull-request/preview-document";
import { annotationsOf } from "../reporting/findings/annotations";
import { findingsPage } from "../reporting/findings/findings-page";
import { findingsText, summaryText } from "../reporting/findings/findings-text";
import { junitOf } from "../reporting/findings/junit";
import { sarifOf } from "../reporting/findings/sarif";
import { sourcePlaces } from "../reporting/findings/source-places";
import { resolveStack } from "../resolve-stack";

/** The flags of `policy check`; one of the first four says what is checked. */
export interface PolicyCheckOptions {
  readonly stack?: string;
  /** What `preview --json` printed, a file or `-`: nothing is looked at again. */
  readonly preview?: string;
  /** A file, or `-` for standard input. */
  readonly resources?: string;
  readonly state?: string;
  readonly environment?: string;
  readonly format?: "table" | "json" | "html" | "sarif" | "junit" | "github";
  readonly targetCloud?: "embedded";
}

/** What was found, and by how much looking. */
interface Checked {
  readonly findings: Findings;
  readonly looked: LookedAt;
}

/** Checks a stack's preview, resources that are written down, or a state. */
export async function policyCheck(context: CommandContext, options: PolicyCheckOptions): Promise<CommandResult> {
  const loaded = loadPack(checkoutPackFolder());
  const checked = await check(context, loaded.pack, options);
  const { findings } = checked;
  return {
    exitCode: stopsChange(findings) ? ExitCode.no : leavesOpen(findings) ? ExitCode.unknown : ExitCode.yes,
    json: findings,
    text: render(context, loaded, checked, options),
  };
}

function render(
  context: CommandContext,
  { pack, version }: LoadedPack,
  { findings, looked }: Checked,
  options: PolicyCheckOptions,
): string {
  const { format = "table" } = options;
  const { policies } = pack;
  if (format === "json") return JSON.stringify(findings);
  if (format === "junit") return junitOf(findings, policies, looked);
  if (format === "table") return findingsText(findings);
  const placeOf = sourcePlaces(context.checkout);
  if (format === "github") return [...annotationsOf(findings, placeOf), summaryText(findings)].join("\n");
  if (format === "html") {
    return findingsPage({ subject: subjectOf(options), findings, looked, policies, version, placeOf });
  }
  return JSON.stringify(sarifOf(findings, { policies, version, placeOf }), null, 2);
}

/** What was checked, as people call it. */
function subjectOf({ stack, preview, resources, state }: PolicyCheckOptions): string {
  return stack ?? path.basename(nameOfSource(preview ?? resources ?? state ?? ""));
}

async function check(context: CommandContext, pack: GuardrailPack, options: PolicyCheckOptions): Promise<Checked> {
  const { stack, preview, resources, state, environment } = options;
  if ([stack, preview, resources, state].filter((given) => given !== undefined).length !== 1) {
    throw new Failure(
      "usage",
      "policy check looks at one thing; give --stack, --preview, --resources or --state",
      "./causeway policy check --stack dev",
    );
  }
  if (environment !== undefined && (stack !== undefined || preview !== undefined)) {
    throw new Failure("usage", "a stack is checked in its own environment", "leave --environment out");
  }
  if (stack !== undefined) return stackFindings(context, stack, options);
  if (preview !== undefined) return previewFindings(preview);
  const session = pack.open({ today: today(), ...(environment === undefined ? {} : { environment }) });
  if (resources !== undefined) {
    const given = readResources(readText(resources), nameOfSource(resources), environment ?? "");
    return decide(session, given, given);
  }
  const deployed = readState(readText(state ?? ""), nameOfSource(state ?? ""));
  return decide(
    session,
    deployed.map(({ asked }) => asked),
    deployed.map(({ is }) => is),
  );
}

async function stackFindings(
  context: CommandContext,
  name: string,
  { targetCloud }: PolicyCheckOptions,
): Promise<Checked> {
  const { findings, looked } = await operateStack(context, resolveStack(context, name, targetCloud), "preview", {});
  if (findings === null) {
    throw new Failure("guardrails", `no policy pack ran in the preview of ${name}`, "report it: one always should");
  }
  return { findings, looked };
}

/** What an earlier preview found. @throws Failure (guardrails) for one without an answer: that is no pass */
function previewFindings(file: string): Checked {
  const preview = readPreview(readText(file));
  if (preview.kind === "none") throw new Failure("guardrails", preview.reason, preview.remedy);
  return preview;
}

/** What the pack says of resources, each alone as it was asked for and all together as they are. */
function decide(session: GuardrailSession, asked: readonly ResourceFacts[], are: readonly ResourceFacts[]): Checked {
  if (asked.length === 0) {
    throw new Failure("guardrails", "there is no resource to check", "nothing checked is no pass: give one at least");
  }
  const alone = asked.flatMap((resource) => session.checkResource(resource));
  const findings = findingsOf({ checked: asked.length, outcomes: [...alone, ...session.checkStack(are)] });
  return { findings, looked: session.looked?.() ?? {} };
}
