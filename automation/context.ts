import type { Home } from "./home";
import type { ExitCode } from "./errors";

/** What every command works with; the effects of the outside world are handed in here. */
export interface CommandContext {
  /** Absolute path of the checkout. */
  readonly checkout: string;
  readonly home: Home;
  /** Whether standard output is to be one JSON document. */
  readonly json: boolean;
  /** Whether standard error is a terminal that can be drawn on: a line may then be redrawn in place. */
  readonly interactive: boolean;
  /** The process's environment as it was found. */
  readonly environment: Record<string, string | undefined>;
  /** Tells a person how it goes; standard error, a line each. */
  readonly progress: (line: string) => void;
}

/** What a command answers: the same facts for machines and for people, and yes, no or waiting as exit code. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** What `--json` prints. */
  readonly json: unknown;
  /** What a person reads, without a line end at the end. */
  readonly text: string;
}
