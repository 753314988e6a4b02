/** What the exit codes mean: 0 yes, 1 the answer is no, 2 usage or settings, 3 could not find out, 4 waiting. */
export const ExitCode = { yes: 0, no: 1, usage: 2, unknown: 3, waiting: 4 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Why a command has no answer to give, in the words that `--json` prints; each kind has one exit code. */
export type FailureKind =
  | "failed"
  | "usage"
  | "settings"
  | "engine"
  | "cloud"
  | "program"
  | "state"
  | "lock"
  | "guardrails"
  | "bug";

const exitCodes: Record<FailureKind, ExitCode> = {
  failed: ExitCode.no,
  usage: ExitCode.usage,
  settings: ExitCode.usage,
  engine: ExitCode.unknown,
  cloud: ExitCode.unknown,
  program: ExitCode.unknown,
  state: ExitCode.unknown,
  lock: ExitCode.waiting,
  guardrails: ExitCode.unknown,
  bug: ExitCode.unknown,
};

/** A failure that the person at the keyboard can do something about: what happened, and the remedy. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  /**
   * @param kind what sort of failure it is; decides the exit code
   * @param message what happened: what, got, expected
   * @param remedy what to do about it, with the command where there is one
   */
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "Failure";
    this.exitCode = exitCodes[kind];
  }
}
