import type { ServiceFiles } from "./services/start-services";
import type { ExaminersReport, ServicesRequest } from "./services/thread-messages";

/** What the child process is asked to do: one engine operation. Sent to it over its channel, never by arguments. */
export interface ChildRequest {
  /** Absolute path of `pulumi`. */
  readonly pulumi: string;
  /** The operation and its flags, without addresses. */
  readonly args: readonly string[];
  /** The folder that holds the project and stack file. */
  readonly folder: string;
  /** The compiled program, run inside the child; left out for operations that run none. */
  readonly program?: string;
  /** What the engine calls while it works, inside the child. */
  readonly services: ServicesRequest & { readonly files: ServiceFiles };
}

/**
 * What the child tells over its channel: lines while the engine works, then how it ended. The engine's events come on a
 * descriptor of their own, as the engine wrote them: the child has the program to run, and the runner has time to read.
 */
export type ChildMessage =
  | { readonly kind: "line"; readonly line: string }
  | {
      readonly kind: "ended";
      readonly code: number | null;
      readonly signal: string | null;
      /** Empty when the child could not find out. */
      readonly report: ExaminersReport;
    };

/** What the runner may say to a child at work: stop gracefully. The runner's disappearance means the same. */
export interface ChildCancel {
  readonly cancel: true;
}
