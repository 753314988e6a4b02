import { type Command, Option } from "commander";
import type { AddCommand } from "./add-command";
import { targetCloud } from "./options";

/** The commands that say what the guardrails hold, and how everything stands by them. */
export function addPolicyCommands(program: Command, add: AddCommand): void {
  const policy = program.command("policy").description("the guardrails: what they hold, and what they say");
  add(
    policy,
    "check",
    "what the guardrails say of a stack's preview, of resources that are written down, or of a state",
    "./causeway policy check --stack dev",
    async () => (await import("../commands/policy-check")).policyCheck,
  )
    .option("--stack <stack>", "preview this stack, and check it")
    .option("--preview <file>", "print what preview --json found, from a file or -; nothing is looked at again")
    .option("--resources <file>", "check the resources in a JSON file, or - for standard input")
    .option("--state <file>", "check what is deployed, as pulumi stack export tells it")
    .option("--environment <name>", "judge as in this environment (default: the stack in the resources' URNs)")
    .addOption(
      new Option(
        "--format <format>",
        "how to print it; html is a page for reviewers, github annotates lines of a pull request",
      )
        .choices(["table", "json", "html", "sarif", "junit", "github"])
        .default("table"),
    )
    .addOption(targetCloud());
  add(
    policy,
    "list",
    "every guardrail with its severity and its level in each environment",
    "./causeway policy list --json",
    async () => (await import("../commands/policy-list")).policyList,
  );
  add(
    policy,
    "resources",
    "what the guardrails see of a stack's preview, without its secrets: for policy check --resources and tests",
    "./causeway policy resources --stack dev > dev.json",
    async () => (await import("../commands/policy-resources")).policyResources,
  )
    .requiredOption("--stack <stack>", "preview this stack")
    .addOption(targetCloud());
  add(
    policy,
    "reach",
    "whether traffic gets from one place of a stack's network to another, hop by hop, before anything is made",
    "./causeway policy reach --stack prod --from internet --to tcp/22",
    async () => (await import("../commands/policy-reach")).policyReach,
  )
    .requiredOption("--from <place>", "internet, peer, tier:NAME, or a resource's name")
    .requiredOption("--to <place>", "tcp/PORT, tier:NAME, cluster-api, or a resource's name, also with :tcp/PORT")
    .option("--stack <stack>", "ask of this stack's preview")
    .option("--resources <file>", "ask of the resources in a JSON file, or - for standard input")
    .option("--svg <file>", "draw the paths into this file")
    .addOption(targetCloud());
  addComplianceCommands(program, add);
}

function addComplianceCommands(program: Command, add: AddCommand): void {
  const compliance = program.command("compliance").description("how the stacks stand by the frameworks");
  add(
    compliance,
    "check",
    "each framework's controls over every stack, with the evidence; only what was looked at and holds has passed",
    "./causeway compliance check --framework pci",
    async () => (await import("../commands/compliance-check")).complianceCheck,
  )
    .option("--framework <name>", "one framework, or the beginning of its name (default: all)")
    .option("--stack <stack>", "one stack (default: all)")
    .addOption(targetCloud());
  const security = program.command("security").description("how safe the stacks are");
  add(
    security,
    "scan",
    "a score over every stack, and the findings that take it down",
    "./causeway security scan --fail-on high",
    async () => (await import("../commands/security-scan")).securityScan,
  )
    .addOption(
      new Option(
        "--fail-on <severity>",
        "the least grave violation that is a no (default: what stops a change)",
      ).choices(["low", "medium", "high", "critical"]),
    )
    .option("--stack <stack>", "one stack (default: all)")
    .addOption(targetCloud());
}
