import { commandLine } from "./command-line";
import { misspelt } from "./command-line/misspelt";
import type { CommandContext, CommandResult } from "./context";
import { ExitCode, Failure } from "./errors";
import { chooseHome } from "./home";
import { root as checkout } from "./launch/bundle";
import { failureJson, failureText } from "./reporting/failure";

/** The only place that touches the process: its arguments, environment, streams and exit code. */
async function main(): Promise<void> {
  const argumentsGiven = process.argv.slice(2);
  const json = argumentsGiven.includes("--json");
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // Somebody who stops reading (`| head`) is no error of ours; an answer that was lost is no yes.
    if (error.code === "EPIPE") process.exit(process.exitCode ?? ExitCode.yes);
    process.stderr.write(`the answer could not be written: ${error.message}\n`);
    process.exit(ExitCode.unknown);
  });

  const contextFor = (homeOption: string | undefined): CommandContext => {
    return {
      checkout,
      home: chooseHome(homeOption, process.env, checkout),
      json,
      environment: process.env,
      terminal: {
        interactive: process.stderr.isTTY && !process.env["CI"] && process.env["TERM"] !== "dumb",
        columns: process.stderr.columns,
        write: (text) => process.stderr.write(text),
      },
      progress: (line) => process.stderr.write(`${line}\n`),
      onInterrupt: (handler) => {
        process.on("SIGINT", handler).on("SIGTERM", handler);
        return () => process.off("SIGINT", handler).off("SIGTERM", handler);
      },
    };
  };
  const answer = (result: CommandResult) => {
    process.exitCode = result.exitCode;
    process.stdout.write(json ? `${JSON.stringify(result.json)}\n` : result.text === "" ? "" : `${result.text}\n`);
  };

  try {
    await commandLine({ contextFor, answer }).parseAsync(argumentsGiven, { from: "user" });
  } catch (error) {
    const failure = asFailure(error, argumentsGiven);
    if (failure === undefined) return;
    process.exitCode = failure.exitCode;
    if (json) process.stdout.write(`${JSON.stringify(failureJson(failure))}\n`);
    else process.stderr.write(`${failureText(failure)}\n`);
  }
}

/** The failure behind an error; undefined when the command line has already said what it had to say (help, version). */
function asFailure(error: unknown, given: readonly string[]): Failure | undefined {
  if (error instanceof Failure) return error;
  if (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("commander.")
  ) {
    if ("exitCode" in error && error.exitCode === ExitCode.yes) return undefined;
    const message = error.code === "commander.help" ? "no command was given" : error.message.replace(/^error: /, "");
    return new Failure(
      "usage",
      `${message}${misspelt(message, given)}`,
      "run the command with --help to see what it takes",
    );
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Failure("bug", `this is our fault: ${message}`, "report it with the command that you ran");
}

void main();
