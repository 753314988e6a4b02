import { project } from "./naming";

/** The tags that every resource carries, through the provider's default tags. */
export interface StandardTags {
  readonly Environment: string;
  readonly Project: string;
  /** The team that answers for the resource. */
  readonly Owner: string;
  /** Whom it is billed to. */
  readonly CostCenter: string;
  readonly ManagedBy: string;
}

/**
 * The standard tags of one stack. They are set once, on the provider, so that no component can forget them.
 *
 * @param of the environment's name and the settings `owner` and `costCenter`
 */
export function standardTags(of: {
  readonly environment: string;
  readonly owner: string;
  readonly costCenter: string;
}): StandardTags {
  return {
    Environment: of.environment,
    Project: project,
    Owner: of.owner,
    CostCenter: of.costCenter,
    ManagedBy: "pulumi",
  };
}
