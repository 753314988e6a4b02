import { departureOfMaps, type PlannedValue } from "./planned-value";

/** How the program's error begins when it has not declared everything that was approved. */
export const UNDECLARED = "the program did not declare what the approved plan has";

/** A resource as a preview saw it declared. */
export interface PlannedResource {
  readonly type: string;
  /** URN of the provider; empty where there is none. */
  readonly provider: string;
  readonly parent: string;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly inputs: Readonly<Record<string, PlannedValue>>;
}

/**
 * What an update may do: the resources that its preview saw, each with its inputs. Together with the state it starts
 * from, that decides every create, change, replacement and deletion.
 */
export interface UpdatePlan {
  readonly resources: Readonly<Record<string, PlannedResource>>;
}

/** The engine's own resources: they make nothing in a cloud, and it adds them as it needs them. */
const ENGINES_OWN = /^pulumi:(pulumi:|providers:pulumi$)/;

/** Whether a plan speaks of resources of this type at all. */
export function isPlanned(type: string): boolean {
  return !ENGINES_OWN.test(type);
}

/** Why a resource may not be operated on under a plan; undefined when it may. */
export function refusalOf(plan: UpdatePlan, urn: string, found: PlannedResource): string | undefined {
  if (!isPlanned(found.type)) return undefined;
  const planned = plan.resources[urn];
  if (planned === undefined) return "it is not in the plan that was approved";
  for (const option of ["type", "provider", "parent", "protect"] as const) {
    if (planned[option] !== found[option]) return `its ${option} is not what the approved plan says`;
  }
  if (planned.ignoreChanges.join() !== found.ignoreChanges.join())
    return "its ignoreChanges are not what the approved plan says";
  const path = departureOfMaps(planned.inputs, found.inputs, "");
  return path === undefined ? undefined : `${path} is not what the approved plan says`;
}

/** The resources of a plan that a program has not declared: going on would delete them, which nobody approved. */
export function undeclared(plan: UpdatePlan, declared: ReadonlySet<string>): readonly string[] {
  return Object.keys(plan.resources).filter((urn) => !declared.has(urn));
}
