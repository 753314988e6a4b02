import { CloudError, type ErrorKind } from "../errors";
import { fraction } from "./mint";

/** What an operation is called in a faults file. */
export type Operation = "check" | "diff" | "create" | "read" | "update" | "delete" | "invoke";

/** One thing that goes wrong. */
export interface Fault {
  /**
   * `throttle`: refused as too many requests, nothing happened. `error`: refused with `code` and `message`, nothing
   * happened. `timeout`: time passes, then refused, nothing happened. `lost`: it happened, the answer is lost.
   * `crash`: the cloud ends as if killed, before (`when: "before"`) or after (the default) what was asked is durable.
   */
  readonly kind: "throttle" | "error" | "timeout" | "lost" | "crash";
  /** Pattern of Pulumi's type token or of the function's token, with `*` for any text. @default every type */
  readonly type?: string | undefined;
  /** @default every operation */
  readonly operation?: Operation | undefined;
  /** Pattern of the URN, with `*` for any text. @default every resource */
  readonly urn?: string | undefined;
  /** So many matching operations are let through first. @default 0 */
  readonly skip?: number | undefined;
  /** So many operations go wrong, then no more. @default all */
  readonly count?: number | undefined;
  /** Share of the operations that go wrong, 0 to 1, chosen by the seed. @default 1 */
  readonly probability?: number | undefined;
  readonly when?: "before" | "after" | undefined;
  /** AWS's error code. @default by kind */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly as?: ErrorKind | undefined;
}

/** An operation that may go wrong. */
export interface Attempt {
  readonly operation: Operation;
  readonly type: string;
  readonly urn: string;
}

/** What was counted of a fault. Kept in the journal, so that a crash that was told to happen once happens once. */
export interface FaultCount {
  readonly matched: number;
  readonly struck: number;
}

/** The faults of a cloud and how often each has been met. */
export class Faults {
  private readonly counts: FaultCount[];

  constructor(
    private readonly list: readonly Fault[],
    private readonly seed: number,
  ) {
    this.counts = list.map(() => ({ matched: 0, struck: 0 }));
  }

  /** Takes up a count that was read back from the journal. */
  restore(index: number, count: FaultCount): void {
    if (index < this.counts.length) this.counts[index] = count;
  }

  /** The counts as they are. */
  dump(): readonly FaultCount[] {
    return this.counts;
  }

  /** The first fault that strikes this attempt, and its place in the list. Counts. */
  strike(attempt: Attempt): { readonly fault: Fault; readonly index: number } | undefined {
    for (const [index, fault] of this.list.entries()) {
      if (!matches(fault, attempt)) continue;
      const { matched, struck } = this.counts[index] ?? { matched: 0, struck: 0 };
      const chosen =
        matched >= (fault.skip ?? 0) &&
        struck < (fault.count ?? Number.POSITIVE_INFINITY) &&
        fraction([this.seed, "fault", index, attempt.operation, attempt.urn, matched]) < (fault.probability ?? 1);
      this.counts[index] = { matched: matched + 1, struck: struck + (chosen ? 1 : 0) };
      if (chosen) return { fault, index };
    }
    return undefined;
  }
}

/** The refusal that a fault answers with. */
export function refusalOf(fault: Fault, attempt: Attempt): CloudError {
  const what = `${attempt.operation} of ${attempt.urn === "" ? attempt.type : attempt.urn}`;
  switch (fault.kind) {
    case "throttle":
      return new CloudError(
        "exhausted",
        fault.code ?? "ThrottlingException",
        fault.message ?? `Rate exceeded (${what})`,
      );
    case "error":
      return new CloudError(
        fault.as ?? "precondition",
        fault.code ?? "InternalFailure",
        fault.message ?? `${what} failed`,
      );
    case "timeout":
      return new CloudError("timeout", fault.code ?? "RequestTimeout", fault.message ?? `${what} took too long`);
    case "lost":
    case "crash":
      return new CloudError(
        "unavailable",
        fault.code ?? "ServiceUnavailable",
        fault.message ?? `the answer to ${what} was lost`,
      );
    default:
      return fault.kind satisfies never;
  }
}

function matches(fault: Fault, attempt: Attempt): boolean {
  return (
    (fault.operation === undefined || fault.operation === attempt.operation) &&
    (fault.type === undefined || glob(fault.type).test(attempt.type)) &&
    (fault.urn === undefined || glob(fault.urn).test(attempt.urn))
  );
}

function glob(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, (special) => (special === "*" ? ".*" : `\\${special}`));
  return new RegExp(`^${escaped}$`, "s");
}
