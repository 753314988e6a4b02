import { parseDocument } from "yaml";
import { startCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { prepareEngine } from "../engine/prepare";
import { ExitCode } from "../errors";
import { prepareHome } from "../home";
import { type OperationName, type OperationResult, operateStack } from "../operate-stack";
import { changesText, secondsText } from "../reporting/operation-text";
import { type ResolvedStack, resolveStack } from "../resolve-stack";

/** The setting that the demo changes in dev, and its new value: one node more. */
const CHANGE = { key: "causeway:nodeCount", value: 2 } as const;

/** One step of the demo, as it went. */
interface DemoStep {
  readonly stack: string;
  readonly operation: OperationName;
  readonly note: string;
  readonly changes: OperationResult["changes"];
  readonly seconds: number;
}

/** Shows the platform at work without an AWS account; what it makes stays in the home, to be looked at. */
export async function demo(context: CommandContext): Promise<CommandResult> {
  const began = performance.now();
  prepareHome(context.home);
  context.progress(`Causeway   embedded cloud, no AWS account   everything stays in ${context.home.root}`);
  const engine = await prepareEngine(context);
  context.progress(`  ✓ engine   ${engine.pulumi}`);
  const cloud = await startCloud(context);
  context.progress(`  ✓ embedded cloud   process ${cloud.pid}`);

  const shared = resolveStack(context, "shared", "embedded");
  const dev = resolveStack(context, "dev", "embedded");
  const changed = withSetting(dev, CHANGE.key, CHANGE.value);
  const plan: [ResolvedStack, OperationName, string][] = [
    [shared, "up", "the services that all environments share"],
    [dev, "up", "the first environment"],
    [changed, "preview", `what one change would do: ${CHANGE.key} ${CHANGE.value}`],
    [changed, "up", "the change, made"],
    [changed, "preview", "nothing left to do"],
  ];
  const steps: DemoStep[] = [];
  for (const [stack, operation, note] of plan) {
    const { changes, seconds } = await operateStack(context, stack, operation, {});
    steps.push({ stack: stack.name, operation, note, changes, seconds });
    context.progress(
      `  ✓ ${stack.name.padEnd(6)} ${operation.padEnd(7)} ${secondsText(seconds).padStart(6)}   ${changesText(changes)}   ${note}`,
    );
  }
  const seconds = (performance.now() - began) / 1000;
  return { exitCode: ExitCode.yes, json: { steps, seconds }, text: summary(steps, seconds) };
}

/** The same stack with one setting changed; the checkout's file stays as it is. */
function withSetting(stack: ResolvedStack, key: string, value: number): ResolvedStack {
  const document = parseDocument(stack.file.text);
  document.setIn(["config", key], value);
  return { ...stack, file: { ...stack.file, text: document.toString() } };
}

function summary(steps: readonly DemoStep[], seconds: number): string {
  const created = steps
    .filter(({ operation }) => operation === "up")
    .reduce((sum, { changes }) => sum + changes.create, 0);
  return [
    `Done in ${secondsText(seconds)}: ${created} resources in two accounts, one change previewed and made.`,
    "Try next",
    "  ./causeway cloud inspect --type aws:ec2/subnet:Subnet",
    '  eval "$(./causeway cloud env)" && pulumi preview -s dev    (the change above is not in Pulumi.dev.yaml: it shows)',
    "  ./causeway up --stack staging && ./causeway up --stack prod",
    "  ./causeway cloud stop",
  ].join("\n");
}
