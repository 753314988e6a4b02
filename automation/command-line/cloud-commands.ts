import { type Command, Option } from "commander";
import type { AddCommand } from "./add-command";

/** The commands of the embedded cloud. */
export function addCloudCommands(program: Command, add: AddCommand): void {
  const cloud = program.command("cloud").description("the embedded cloud: AWS for stacks, on this machine");
  add(
    cloud,
    "start",
    "start the embedded cloud, if it is not running",
    "./causeway cloud start --seed 7 --latency aws",
    async () => (await import("../commands/cloud-start")).cloudStart,
  )
    .option("--seed <number>", "makes ids and times repeatable; kept for the life of the home's accounts (default: 1)")
    .option("--faults <file>", "a JSON file of faults to inject")
    .addOption(new Option("--latency <model>", "how long operations take in virtual time").choices(["none", "aws"]));
  add(
    cloud,
    "env",
    "lines for a shell, after which a plain pulumi works on the embedded cloud",
    'eval "$(./causeway cloud env)" && pulumi preview -s dev',
    async () => (await import("../commands/cloud-env")).cloudEnv,
  ).option("--engine", "only PATH; starts no cloud");
  add(
    cloud,
    "status",
    "whether the embedded cloud runs, and what it holds",
    "./causeway cloud status --json",
    async () => (await import("../commands/cloud-status")).cloudStatus,
  );
  add(
    cloud,
    "inspect",
    "the resources that the embedded cloud holds",
    "./causeway cloud inspect --account 333333333333 --type aws:ec2/subnet:Subnet",
    async () => (await import("../commands/cloud-inspect")).cloudInspect,
  )
    .option("--account <id>", "only this account")
    .option("--region <region>", "only this region")
    .option("--type <type>", "only this resource type");
  add(
    cloud,
    "coverage",
    "what the embedded cloud knows of each resource type, and how that was checked",
    "./causeway cloud coverage --json",
    async () => (await import("../commands/cloud-coverage")).cloudCoverage,
  );
  add(
    cloud,
    "stop",
    "end the embedded cloud; its accounts stay",
    "./causeway cloud stop",
    async () => (await import("../commands/cloud-stop")).cloudStop,
  );
  add(
    cloud,
    "reset",
    "empty the accounts of a running cloud; its ports stay",
    "./causeway cloud reset",
    async () => (await import("../commands/cloud-reset")).cloudReset,
  );
}
