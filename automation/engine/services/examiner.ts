import type messages from "@pulumi/pulumi/proto/analyzer_pb";

/** Somebody who looks at every resource before the engine operates on it. */
export interface Examiner {
  /** What the engine is to call it. */
  readonly name: string;
  readonly version: string;
  /** A run of the program begins: an update previews first. */
  begin(): void;
  /**
   * The first look at a resource: the one that comes with the provider's marks of what it has filled in, and that may
   * make other properties of it, one change on top of the other. Who looks next sees them.
   */
  notice(request: messages.AnalyzeRequest): readonly messages.Remediation[];
  /** What there is to say of a resource. */
  examine(request: messages.AnalyzeRequest): readonly messages.AnalyzeDiagnostic[];
  /** What there is to say of all resources together. */
  examineStack(request: messages.AnalyzeStackRequest): readonly messages.AnalyzeDiagnostic[];
}
