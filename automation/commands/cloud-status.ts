import { cloudStatus as askStatus } from "../cloud/admin-client";
import { runningCloud } from "../cloud/embedded-cloud";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";

/** Whether the home's cloud runs, where, and what it holds. */
export async function cloudStatus(context: CommandContext): Promise<CommandResult> {
  const address = runningCloud(context);
  if (address === undefined) {
    const json = { running: false, pid: null, ports: null, seed: null, virtualTime: null, accounts: [] };
    return { exitCode: ExitCode.no, json, text: "the embedded cloud is not running\nnext  ./causeway cloud start" };
  }
  const { virtualTime, accounts } = await askStatus(address);
  const { pid, ports, seed } = address;
  return {
    exitCode: ExitCode.yes,
    json: { running: true, pid, ports, seed, virtualTime, accounts },
    text: [
      `the embedded cloud runs   process ${pid}   seed ${seed}   virtual time ${virtualTime}`,
      ...accounts.map(({ account, resources }) => `  ${account}   ${resources} resources`),
    ].join("\n"),
  };
}
