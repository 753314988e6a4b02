import fs from "node:fs";
import type { GuardrailSession, ResourceFacts } from "../../lib/guardrail-pack";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { type Findings, findingsOf, stopsChange } from "../guardrails/findings";
import { loadPack } from "../guardrails/load-pack";
import { checkoutPackFolder } from "../guardrails/pack-folder";
import { readResources } from "../guardrails/read-resources";
import { readState } from "../guardrails/read-state";
import { today } from "../guardrails/today";
import { operateStack } from "../operate-stack";
import { findingsText } from "../reporting/findings-text";
import { resolveStack } from "../resolve-stack";

/** The flags of `policy check`; one of the first three says what is checked. */
export interface PolicyCheckOptions {
  readonly stack?: string;
  /** A file, or `-` for standard input. */
  readonly resources?: string;
  readonly state?: string;
  readonly environment?: string;
  readonly format?: "table" | "json";
  readonly targetCloud?: "embedded";
}

/** Checks a stack's preview, resources that are written down, or a state. */
export async function policyCheck(context: CommandContext, options: PolicyCheckOptions): Promise<CommandResult> {
  const findings = await findingsFor(context, options);
  return {
    exitCode: stopsChange(findings) ? ExitCode.no : ExitCode.yes,
    json: findings,
    text: options.format === "json" ? JSON.stringify(findings) : findingsText(findings),
  };
}

async function findingsFor(context: CommandContext, options: PolicyCheckOptions): Promise<Findings> {
  const { stack, resources, state, environment } = options;
  if ([stack, resources, state].filter((given) => given !== undefined).length !== 1) {
    throw new Failure(
      "usage",
      "policy check looks at one thing; give --stack, --resources or --state",
      "./causeway policy check --stack dev",
    );
  }
  if (stack !== undefined) return stackFindings(context, stack, options);
  const session = loadPack(checkoutPackFolder()).pack.open({
    today: today(),
    ...(environment === undefined ? {} : { environment }),
  });
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
  { environment, targetCloud }: PolicyCheckOptions,
): Promise<Findings> {
  if (environment !== undefined) {
    throw new Failure("usage", "a stack is checked in its own environment", "leave --environment out");
  }
  const { findings } = await operateStack(context, resolveStack(context, name, targetCloud), "preview", {});
  if (findings === null) {
    throw new Failure("guardrails", `no policy pack ran in the preview of ${name}`, "report it: one always should");
  }
  return findings;
}

/** What the pack says of resources, each alone as it was asked for and all together as they are. */
function decide(session: GuardrailSession, asked: readonly ResourceFacts[], are: readonly ResourceFacts[]): Findings {
  if (asked.length === 0) {
    throw new Failure("guardrails", "there is no resource to check", "nothing checked is no pass: give one at least");
  }
  const alone = asked.flatMap((resource) => session.checkResource(resource));
  return findingsOf({ checked: asked.length, outcomes: [...alone, ...session.checkStack(are)] });
}

function nameOfSource(file: string): string {
  return file === "-" ? "standard input" : file;
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Failure("usage", `${nameOfSource(file)} cannot be read: ${message}`, "name a file that is there, or -");
  }
}
