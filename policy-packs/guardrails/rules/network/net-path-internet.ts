import { isPublic } from "../../network/addresses";
import { dataSubnets } from "../../network/data-tier";
import { endpointsOf } from "../../network/endpoints";
import { ingressGrants } from "../../network/group-rules";
import { balancerPaths } from "../../network/load-balancers";
import { internetRoutes, type Path, pathTo } from "../../network/paths";
import { type Route, routesOf } from "../../network/routes";
import type { PolicyResource } from "../../resource";
import { type Rule, type StackVerdict, undetermined, violation } from "../../rule";
import type { Stack } from "../../stack";

/** No way leads from the internet to an administration port or to the data tier, over all resources together. */
export const netPathInternet: Rule = {
  id: "net-path-internet",
  title: "No path from the internet to an administration port or the data tier",
  severity: "critical",
  tier: "baseline",
  frameworks: [],
  requirements: ["D-013", "D-018", "E-008", "E-010", "E-018"],
  remedy:
    "break the path where it is cheapest: a private subnet, no public address, or a source that names your own ranges",
  checkStack(stack) {
    const routes = routesOf(stack);
    return [...dataTierVerdicts(stack, routes), ...endpointVerdicts(stack, routes), ...balancerVerdicts(stack, routes)];
  },
};

/** A data subnet has no way to the internet, whoever is in it. */
function dataTierVerdicts(stack: Stack, routes: readonly Route[]): readonly StackVerdict[] {
  return [...dataSubnets(stack)].flatMap((subnet): StackVerdict[] => {
    const ways = internetRoutes(stack, routes, subnet).filter(({ destinations }) => isPublic(destinations));
    const sure = ways.find(({ certain }) => certain);
    if (sure !== undefined) {
      return [
        { ...violation("", `internet → ${sure.hop} → subnet ${subnet.name} of the data tier`), resource: subnet },
      ];
    }
    const [perhaps] = ways;
    if (perhaps === undefined) return [];
    const what = `whether there is a path is not known: internet → ${perhaps.hop} → subnet ${subnet.name} of the data tier`;
    return [{ ...undetermined("", what), resource: subnet }];
  });
}

function endpointVerdicts(stack: Stack, routes: readonly Route[]): readonly StackVerdict[] {
  const grants = ingressGrants(stack);
  return endpointsOf(stack).flatMap((endpoint) => {
    const { resource } = endpoint;
    const sure = pathTo(stack, routes, grants, endpoint, false);
    return verdictsOf(resource, sure, sure ?? pathTo(stack, routes, grants, endpoint, true));
  });
}

function balancerVerdicts(stack: Stack, routes: readonly Route[]): readonly StackVerdict[] {
  const grants = ingressGrants(stack);
  const sure = balancerPaths(stack, routes, grants, false);
  const told = new Set(sure.map(({ resource }) => resource));
  const perhaps = balancerPaths(stack, routes, grants, true).filter(({ resource }) => !told.has(resource));
  return [
    ...sure.flatMap((path) => verdictsOf(path.resource, path, path)),
    ...perhaps.flatMap((path) => verdictsOf(path.resource, undefined, path)),
  ];
}

/** What a path that is sure, or only one that may be, says of the resource at its end. */
function verdictsOf(resource: PolicyResource, sure: Path | undefined, perhaps: Path | undefined): StackVerdict[] {
  if (sure !== undefined) return [{ ...violation("", pathText(sure)), resource }];
  if (perhaps === undefined) return [];
  const what = `whether there is a path is not known: ${pathText(perhaps)}`;
  return [{ ...undetermined(perhaps.missing[0] ?? "", what), resource }];
}

function pathText({ hops, services }: Path): string {
  return `${hops.filter((hop) => hop !== "").join(" → ")} at ${services.join(", ")}`;
}
