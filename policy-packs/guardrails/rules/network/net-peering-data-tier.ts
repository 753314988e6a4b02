import type { PolicyResource } from "../../facts/resource";
import { textOf, UNKNOWN } from "../../facts/value";
import { dataTables } from "../../network/data-tier";
import { type Route, routesOf } from "../../network/routes";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

const PROPERTY = "vpcPeeringConnectionId";

/** The data tier is reached from its own application only: no other network has a way into it. */
export const netPeeringDataTier: Rule = {
  id: "net-peering-data-tier",
  title: "No peering route in the data tier",
  severity: "high",
  tier: "baseline",
  frameworks: [],
  requirements: ["E-031", "E-010", "C-016"],
  remedy: "take the route out: other networks reach the application through its load balancer, never the data tier",
  checkStack(stack) {
    const tables = dataTables(stack);
    return routesOf(stack).flatMap((route) => verdictsOf(route, tables));
  },
};

function verdictsOf(route: Route, tables: ReadonlyMap<PolicyResource, boolean>): readonly StackVerdict[] {
  const { resource, tables: of, path } = route;
  const meant = of.candidates.find((table) => tables.has(table));
  if (meant === undefined) return [];
  const at = path === "" ? PROPERTY : path === "routes" ? path : `${path}.${PROPERTY}`;
  if (path !== "" && Object.keys(route.target).length === 0) {
    return [
      { ...undetermined(at, `whether ${meant.name} of the data tier has a peering route is not known`), resource },
    ];
  }
  if (textOf(route.target[PROPERTY]) === undefined) return [];
  if (of.certain && tables.get(meant) === true) {
    const to = route.destinations === UNKNOWN ? "" : ` to ${route.destinations.join(", ")}`;
    return [{ ...violation(at, `a peering route${to} in the data tier's route table ${meant.name}`), resource }];
  }
  return [
    { ...undetermined(at, `whether the peering route is in the data tier (${meant.name}) is not known`), resource },
  ];
}
