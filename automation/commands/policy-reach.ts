import type { ReachAnswer, ReachQuestion, ResourceFacts } from "../../lib/guardrail-pack";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode, Failure } from "../errors";
import { loadPack } from "../guardrails/load-pack";
import { checkoutPackFolder } from "../guardrails/pack-folder";
import { previewedResources } from "../guardrails/previewed-resources";
import { readResources } from "../guardrails/read-resources";
import { nameOfSource, readText } from "../guardrails/read-text";
import { reachPicture } from "../reporting/reach-picture";
import { reachText } from "../reporting/reach-text";
import { resolveStack } from "../resolve-stack";
import { writeOutput } from "./write-output";

/** The flags of `policy reach`; stack or resources say whose network is meant. */
export interface PolicyReachOptions extends ReachQuestion {
  readonly stack?: string;
  /** A file, or `-` for standard input. */
  readonly resources?: string;
  /** Where a picture of the paths goes. */
  readonly svg?: string;
  readonly targetCloud?: "embedded";
}

/** Whether traffic gets from one place to another: yes, no (exit 1), or not to be told before an update (exit 3). */
export async function policyReach(context: CommandContext, options: PolicyReachOptions): Promise<CommandResult> {
  const { from, to, svg } = options;
  const question = { from, to };
  const { paths, perhaps, problem } = await ask(context, question, options);
  if (problem !== undefined) {
    throw new Failure("usage", problem, "name a resource as the program does, a tier, internet, peer or tcp/22");
  }
  const reachable = paths.length > 0 ? true : perhaps.length > 0 ? null : false;
  if (svg !== undefined) writeOutput("--svg", svg, reachPicture(question, { paths, perhaps }));
  return {
    exitCode: reachable === null ? ExitCode.unknown : reachable ? ExitCode.yes : ExitCode.no,
    json: {
      reachable,
      paths: paths.map(({ hops }) => hops),
      perhaps: perhaps.map(({ hops, missing }) => ({ hops, missing })),
    },
    text: reachText(question, { paths, perhaps }),
  };
}

async function ask(
  context: CommandContext,
  question: ReachQuestion,
  options: PolicyReachOptions,
): Promise<ReachAnswer> {
  const resources = await resourcesOf(context, options);
  if (resources.length === 0) {
    throw new Failure(
      "guardrails",
      "there is no resource to ask about",
      "nothing looked at is no answer: give one at least",
    );
  }
  const answer = loadPack(checkoutPackFolder()).pack.open().reach?.(resources, question);
  if (answer !== undefined) return answer;
  throw new Failure("guardrails", "the policy pack answers no such questions", "compile it anew");
}

function resourcesOf(
  context: CommandContext,
  { stack, resources, targetCloud }: PolicyReachOptions,
): Promise<readonly ResourceFacts[]> | readonly ResourceFacts[] {
  if ((stack === undefined) === (resources === undefined)) {
    throw new Failure("usage", "policy reach asks of one network; give --stack or --resources", "--stack prod");
  }
  if (stack !== undefined) return previewedResources(context, resolveStack(context, stack, targetCloud));
  return readResources(readText(resources ?? ""), nameOfSource(resources ?? ""), "");
}
