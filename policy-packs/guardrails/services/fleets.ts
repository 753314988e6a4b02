import type { PolicyResource } from "../facts/resource";
import { isProperties, listOf, type Properties, UNKNOWN, type Value } from "../facts/value";
import { undetermined, type Verdict } from "../pack/rule";
import { FLEET, SPOT_FLEET, SPOT_REQUEST } from "./machines";

/** Fleets that write the machines that they ask for into themselves. */
export const fleetTypes: readonly string[] = [SPOT_FLEET, FLEET];

const SPECIFICATIONS = "launchSpecifications";
const TEMPLATES = "launchTemplateConfigs";

/** A machine that a fleet asks for, as a machine, and where the fleet says so. */
interface FleetMachine {
  readonly path: string;
  /** Undefined where the fleet's words are not known. */
  readonly machine: PolicyResource | undefined;
}

/** What is wrong with a machine; of a fleet, with each machine that it specifies. */
export function onSpecified(
  resource: PolicyResource,
  verdictsOf: (machine: PolicyResource) => readonly Verdict[],
): readonly Verdict[] {
  if (!fleetTypes.includes(resource.type)) return verdictsOf(resource);
  return onMachines(specifiedMachines(resource), verdictsOf);
}

/** The same, and of a fleet also with each machine that it makes from a launch template. */
export function onSpecifiedOrMade(
  resource: PolicyResource,
  verdictsOf: (machine: PolicyResource) => readonly Verdict[],
): readonly Verdict[] {
  if (!fleetTypes.includes(resource.type)) return verdictsOf(resource);
  return onMachines([...specifiedMachines(resource), ...madeMachines(resource)], verdictsOf);
}

function onMachines(
  machines: readonly FleetMachine[],
  verdictsOf: (machine: PolicyResource) => readonly Verdict[],
): readonly Verdict[] {
  return machines.flatMap(({ path, machine }) => {
    if (machine === undefined) return [undetermined(path, "which machines the fleet asks for is not known")];
    return verdictsOf(machine).map((verdict) => ({ ...verdict, path: `${path}.${verdict.path}` }));
  });
}

function specifiedMachines(fleet: PolicyResource): readonly FleetMachine[] {
  return entriesOf(fleet.props, SPECIFICATIONS).map(({ path, entry }) => ({
    path,
    machine: entry === undefined ? undefined : machineOf(fleet, SPECIFICATIONS, entry),
  }));
}

/** One machine for each override of a template, as they differ in where they are put. */
function madeMachines(fleet: PolicyResource): readonly FleetMachine[] {
  return entriesOf(fleet.props, TEMPLATES).flatMap(({ path, entry }): FleetMachine[] => {
    if (entry === undefined) return [{ path, machine: undefined }];
    const launchTemplate = entry["launchTemplateSpecification"];
    const overrides = entriesOf(entry, "overrides");
    const made = (subnetId: Value | undefined) => machineOf(fleet, TEMPLATES, { launchTemplate, subnetId });
    if (overrides.length === 0) return [{ path, machine: made(undefined) }];
    return overrides.map((override) => ({
      path: `${path}.${override.path}`,
      machine: made(override.entry === undefined ? UNKNOWN : override.entry["subnetId"]),
    }));
  });
}

/** A block of a list, with its place; undefined where it is not known. */
interface Entry {
  readonly path: string;
  readonly entry: Properties | undefined;
}

function entriesOf(props: Properties, property: string): readonly Entry[] {
  const list = listOf(props[property]);
  if (list === UNKNOWN) return [{ path: property, entry: undefined }];
  return list.flatMap((entry: Value, index): Entry[] => {
    const path = `${property}[${index}]`;
    return entry === UNKNOWN ? [{ path, entry: undefined }] : isProperties(entry) ? [{ path, entry }] : [];
  });
}

/** A machine with the fleet's provider and region; what its properties come from is known of the whole list only. */
function machineOf(fleet: PolicyResource, property: string, specification: Properties): PolicyResource {
  const props: Properties = { region: fleet.props["region"], ...specification };
  const sources = fleet.propertyDependencies[property] ?? [];
  const propertyDependencies = Object.fromEntries(Object.keys(props).map((name) => [name, sources]));
  return { ...fleet, type: SPOT_REQUEST, props, propertyDependencies };
}
