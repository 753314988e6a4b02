import path from "node:path";
import type { CommandContext, CommandResult } from "../context";
import { ExitCode } from "../errors";
import { loadReport } from "../reporting/report/load-report";
import { reportPage } from "../reporting/report/page";
import { writeOutput } from "./write-output";

/** Writes where a release stands, and how it came there, as one HTML page for people. */
export function report(
  context: CommandContext,
  options: { readonly release?: string; readonly out?: string },
): Promise<CommandResult> {
  const made = loadReport(context, options.release, []);
  const file = path.resolve(options.out ?? path.join(context.home.root, "report.html"));
  writeOutput("--out", file, reportPage(made));
  return Promise.resolve({
    exitCode: ExitCode.yes,
    json: { file, ...made },
    text: `${made.verdict.sentence}\n  report  ${file}`,
  });
}
