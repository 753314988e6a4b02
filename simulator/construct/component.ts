import type { ComponentResourceOptions, Input, URN } from "@pulumi/pulumi";

/** What a constructed component answers with. */
export interface Constructed {
  readonly urn: Input<URN>;
  /** The component's outputs by the names in its package's schema; those that are undefined are left out. */
  readonly state: Record<string, unknown>;
}

/** Makes one remote component and its children in the deployment of the running construct. */
export type MakeComponent = (
  name: string,
  inputs: Record<string, unknown>,
  options: ComponentResourceOptions,
) => Constructed;
