import { isProperties, textOf, UNKNOWN } from "../../facts/value";
import { isPublic } from "../../network/addresses";
import { type Route, routesOf } from "../../network/routes";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const PROPERTY = "vpcPeeringConnectionId";

/** The tables of a route by their URNs, or the route itself where they are not known. */
function tableOf({ tables, resource }: Route): string {
  return tables.candidates[0]?.urn ?? tables.id ?? resource.urn;
}

function verdictsOf(routes: readonly Route[]): readonly StackVerdict[] {
  const unknown = routes.filter(({ destinations }) => destinations === UNKNOWN);
  const known = routes.flatMap((route) => (route.destinations === UNKNOWN ? [] : [{ route, to: route.destinations }]));
  const wide = known.filter(({ to }) => isPublic(to));
  const pieces = known.filter((each) => !wide.includes(each));
  const together = pieces.length > 1 && isPublic(pieces.flatMap(({ to }) => to)) ? pieces.slice(0, 1) : [];
  return [
    ...wide.map(({ route, to }) =>
      told(route, `the route sends the internet (${to.join(", ")}) to a peering connection`),
    ),
    ...together.map(({ route, to }) =>
      told(
        route,
        `together with the other routes of its table ${to.join(", ")} sends the internet to a peering connection`,
      ),
    ),
    ...unknown.map((route) => ({
      ...undetermined(pathOf(route), "where the route to a peering connection leads is not known"),
      resource: route.resource,
    })),
  ];
}

function told(route: Route, message: string): StackVerdict {
  return { ...violation(pathOf(route), message), resource: route.resource };
}

function pathOf({ path }: Route): string {
  return path === "" || path === "routes" ? path || PROPERTY : `${path}.${PROPERTY}`;
}

/** A peer is another network of ours: routes to it name that network, never everything. */
export const netPeeringRoutes: Rule = {
  id: "net-peering-routes",
  title: "Routes to a peering connection name the peer's range",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ cis5: ["5.6"], cis3: ["5.5"], iso27001: ["A.8.20", "A.8.21", "A.8.22"] }),
  requirements: ["D-002", "E-030", "C-016"],
  remedy: "set the destination to the peer's VPC range",
  checkStack(stack) {
    const byTable = new Map<string, Route[]>();
    for (const route of routesOf(stack)) {
      // Of a list of routes that is not known nothing says that one leads to a peer.
      if (!isProperties(route.target) || textOf(route.target[PROPERTY]) === undefined) continue;
      const table = tableOf(route);
      byTable.set(table, [...(byTable.get(table) ?? []), route]);
    }
    return [...byTable.values()].flatMap(verdictsOf);
  },
};
