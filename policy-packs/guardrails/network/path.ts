/** One step of a path, and why it lets the traffic through. */
export interface Hop {
  /** Name of the resource; `internet` and `peer` for those. */
  readonly resource: string;
  /** Its URN, where it is a resource of the stack. */
  readonly urn: string | undefined;
  /** What it is, in a few words: `security group rule web ingress[0].cidrBlocks`. */
  readonly text: string;
  readonly why: string;
  /** What of the resource would have to be known to be sure of this step: its name and a property path. */
  readonly missing?: string;
}

/** A way that traffic takes, hop by hop. */
export interface Path {
  readonly hops: readonly Hop[];
  /** Where it arrives: `tcp 22 (SSH)`, `tcp 8000-8100`. */
  readonly at: readonly string[];
  /** The addresses that get through to there; of the inside, those of the sender's subnet. */
  readonly sources: readonly string[];
  /** Properties of what is reached that would have to be known to be sure; empty for a way that is there for sure. */
  readonly missing: readonly string[];
}

/** The hops in one line. */
export function hopsText(hops: readonly Hop[]): string {
  return hops.map(({ text }) => text).join(" → ");
}
