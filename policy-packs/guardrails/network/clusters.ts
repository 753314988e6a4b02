import { valueAt } from "../facts/must-be";
import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, listOf, UNKNOWN, type Unknown } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { isPublic } from "./addresses";
import { type Endpoint, joinedGroups, memberGroups } from "./endpoint";
import type { Service } from "./ports";
import { SUBNETS } from "./routes";

const CLUSTER = "aws:eks/cluster:Cluster";
const CONFIG = "vpcConfig";
const API: readonly Service[] = [{ protocol: "tcp", port: 443, name: "the cluster's API" }];

/** The APIs of a stack's clusters. */
export const clustersOf = perStack((stack): readonly Endpoint[] =>
  stack.ofType(CLUSTER).map((resource) => clusterOf(stack, resource)),
);

/** The private side of a cluster's API: interfaces in its subnets, behind its groups. */
function clusterOf(stack: Stack, resource: PolicyResource): Endpoint {
  const { props, urn } = resource;
  const named = memberGroups(stack, resource, valueAt(props, `${CONFIG}.securityGroupIds`), CONFIG);
  const within = booleanOf(valueAt(props, `${CONFIG}.endpointPrivateAccess`));
  return {
    resource,
    services: [],
    // AWS opens the private side only where it is told to.
    listens: within === true || within === UNKNOWN ? API : [],
    subnets: {
      ...referencesOf(stack, resource, valueAt(props, `${CONFIG}.subnetIds`), CONFIG, SUBNETS),
      property: CONFIG,
    },
    groups: { ...joinedGroups([{ groups: [urn], certain: within === true }, named]), property: CONFIG },
    publicAddress: false,
    ipv6: false,
  };
}

/** Whether the public side of a cluster's API answers the internet; unset it answers everybody. */
export function answersInternet({ props }: PolicyResource): boolean | Unknown {
  const open = booleanOf(valueAt(props, `${CONFIG}.endpointPublicAccess`)) ?? true;
  const ranges = listOf(valueAt(props, `${CONFIG}.publicAccessCidrs`));
  if (open === false) return false;
  if (ranges === UNKNOWN) return UNKNOWN;
  const texts = ranges.filter((range) => typeof range === "string");
  const answer = texts.length === 0 || isPublic(texts);
  if (!answer) return texts.length < ranges.length ? UNKNOWN : false;
  return open === UNKNOWN ? UNKNOWN : true;
}
