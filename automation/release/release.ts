import type { Manifest } from "./manifest";

/** What is promoted: made once, never changed, deployed many times. */
export interface Release {
  /** SHA-256 of the manifest: 64 hexadecimal digits. */
  readonly id: string;
  /** When it was made in this home: RFC 3339 in UTC. Not part of the id. */
  readonly created: string;
  readonly manifest: Manifest;
  /** Absolute path of the folder that holds it. */
  readonly folder: string;
}
