/**
 * What kind of refusal an error is; the protocol turns it into the gRPC status of the same meaning.
 * There is none for "unknown": the engine takes that for damaged state.
 */
export type ErrorKind =
  | "invalid"
  | "exists"
  | "precondition"
  | "exhausted"
  | "missing"
  | "denied"
  | "unavailable"
  | "timeout"
  | "unimplemented";

/** A refusal in AWS's own words, thrown by laws and by the world. Nothing of the refused operation has happened. */
export class CloudError extends Error {
  override readonly name = "CloudError";

  constructor(
    readonly kind: ErrorKind,
    /** The code that AWS's API answers with, such as `InvalidSubnet.Range` or `DependencyViolation`. */
    readonly awsCode: string,
    /** What, got, expected, remedy, in a sentence or two. */
    message: string,
  ) {
    super(message);
  }
}

/** One thing wrong with the inputs of a resource, found before anything is made. */
export interface Problem {
  /** The path of the property in Pulumi's spelling, such as `ingress[0].cidrBlocks`; empty for the resource as a whole. */
  readonly property: string;
  /** What is wrong, what was expected and what to do. */
  readonly reason: string;
}
