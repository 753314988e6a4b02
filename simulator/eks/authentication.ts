import type { ClusterArgs } from "@pulumi/eks";
import { Output } from "@pulumi/pulumi";

const MODES = ["CONFIG_MAP", "API_AND_CONFIG_MAP", "API"];

/** Whether the cluster reads who may do what from the aws-auth ConfigMap; so it is without a mode. */
export function usesConfigMap(mode: string | undefined): boolean {
  return mode === undefined || mode === "CONFIG_MAP" || mode === "API_AND_CONFIG_MAP";
}

/** Whether the cluster reads who may do what from access entries. */
export function usesAccessEntries(mode: string | undefined): boolean {
  return mode === "API" || mode === "API_AND_CONFIG_MAP";
}

/** Refuses mappings that the authentication mode does not read; what is known only later is refused then. */
export function checkAuthentication(args: ClusterArgs): void {
  const { authenticationMode: mode } = args;
  if (mode !== undefined && !MODES.includes(mode)) {
    throw new Error(`authenticationMode is ${mode}; expected one of ${MODES.join(", ")}`);
  }
  if (mode !== undefined && !usesConfigMap(mode)) {
    checkMappings("roleMappings", args.roleMappings, mode);
    checkMappings("userMappings", args.userMappings, mode);
    checkMappings("instanceRoles", args.instanceRoles, mode);
  }
  if (args.accessEntries !== undefined && !usesAccessEntries(mode)) {
    throw new Error(
      `accessEntries need authenticationMode API or API_AND_CONFIG_MAP; it is ${mode === undefined ? "not set" : mode}`,
    );
  }
  if (args.autoMode?.enabled === true && !usesAccessEntries(mode)) {
    throw new Error("EKS Auto Mode needs access entries: set authenticationMode to API or API_AND_CONFIG_MAP");
  }
}

/** A list of who is mapped, refused when it has entries and the mode reads none from the ConfigMap. */
function checkMappings(property: string, value: unknown, mode: string): void {
  if (Output.isInstance(value)) {
    // Nobody waits for this one: its failure ends the construct, in previews only once the list is known.
    value.apply((list) => checkMappings(property, list, mode));
  } else if (value !== undefined && (!Array.isArray(value) || value.length > 0)) {
    throw new Error(`${property} must be empty when authenticationMode is ${mode}; use accessEntries`);
  }
}
