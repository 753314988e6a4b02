import { valueAt } from "../facts/must-be";
import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { type Endpoint, memberGroups } from "./endpoint";
import { adminServices, dataServices, type Service } from "./ports";
import { SUBNETS } from "./routes";

const FUNCTION = "aws:lambda/function:Function";
const SERVICE = "aws:ecs/service:Service";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

/** How things that AWS runs in a network say where they are. */
interface Kind {
  readonly subnets: string;
  readonly groups: string;
  /** The property that says whether they have public addresses. */
  readonly public?: string;
  readonly services: readonly Service[];
  readonly listens: readonly Service[] | undefined;
}

const HTTPS: readonly Service[] = [{ protocol: "tcp", port: 443, name: "AWS" }];
const KINDS: Readonly<Record<string, Kind>> = {
  [FUNCTION]: { subnets: "vpcConfig.subnetIds", groups: "vpcConfig.securityGroupIds", services: [], listens: [] },
  [SERVICE]: {
    subnets: "networkConfiguration.subnets",
    groups: "networkConfiguration.securityGroups",
    public: "networkConfiguration.assignPublicIp",
    services: [...adminServices, ...dataServices],
    listens: undefined,
  },
  [ENDPOINT]: { subnets: "subnetIds", groups: "securityGroupIds", services: [], listens: HTTPS },
};

/** Functions, containers and endpoints that have a place in a network. */
export const functionsOf = perStack((stack): readonly Endpoint[] =>
  Object.entries(KINDS).flatMap(([type, kind]) =>
    stack
      .ofType(type)
      .filter(({ props }) => valueAt(props, kind.subnets) !== undefined)
      .map((resource) => endpointOf(stack, resource, kind)),
  ),
);

function endpointOf(stack: Stack, resource: PolicyResource, kind: Kind): Endpoint {
  const { props } = resource;
  const [at, of] = [kind.subnets, kind.groups].map((path) => path.split(".")[0] ?? path);
  return {
    resource,
    services: kind.services,
    listens: kind.listens,
    subnets: {
      ...referencesOf(stack, resource, valueAt(props, kind.subnets), at ?? "", SUBNETS),
      property: at ?? "",
    },
    groups: { ...memberGroups(stack, resource, valueAt(props, kind.groups), of ?? ""), property: of ?? "" },
    publicAddress: kind.public === undefined ? false : (booleanOf(valueAt(props, kind.public)) ?? false),
    ipv6: false,
  };
}
