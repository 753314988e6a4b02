import type { ExitCode } from "./errors";
import type { Home } from "./home";

/** What every command works with; the effects of the outside world are handed in here. */
export interface CommandContext {
  /** Absolute path of the checkout. */
  readonly checkout: string;
  readonly home: Home;
  /** Whether standard output is to be one JSON document. */
  readonly json: boolean;
  readonly terminal: Terminal;
  /** The process's environment as it was found. */
  readonly environment: Record<string, string | undefined>;
  /** Tells a person how it goes; standard error, a line each. */
  readonly progress: (line: string) => void;
  /** Calls `handler` when somebody asks the process to stop; answers how to take it back. */
  readonly onInterrupt: (handler: () => void) => () => void;
}

/** Where progress is shown. */
export interface Terminal {
  /** Whether it can be drawn on: a line may then be redrawn in place. */
  readonly interactive: boolean;
  /** Its width in characters. */
  readonly columns: number;
  /** Prints on standard error as it is. */
  readonly write: (text: string) => void;
}

/** What a command answers: the same facts for machines and for people, and yes, no or waiting as exit code. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** What `--json` prints. */
  readonly json: unknown;
  /** What a person reads, without a line end at the end. */
  readonly text: string;
}
