import { referenceOf, referencesOf } from "../references";
import type { PolicyResource } from "../resource";
import type { Stack } from "../stack";
import { booleanOf, isProperties, listOf, numberOf, type Properties, textOf, UNKNOWN, type Value } from "../value";
import { commonPart, isPublic } from "./addresses";
import { GROUPS, type Grant } from "./group-rules";
import { internetRoutes, type Path } from "./paths";
import { adminServices, reaches, serviceText } from "./ports";
import { type Route, SUBNETS } from "./routes";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER = "aws:lb/listener:Listener";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

/** Listeners of load balancers that face the internet and lead to a port that must not be reached. */
export function balancerPaths(
  stack: Stack,
  routes: readonly Route[],
  grants: readonly Grant[],
  assume: boolean,
): readonly (Path & { readonly resource: PolicyResource })[] {
  return stack.ofType(LISTENER).flatMap((listener) => {
    const [balancer] = referenceOf(stack, listener, listener.props["loadBalancerArn"], "loadBalancerArn", [
      BALANCER,
    ]).candidates;
    const services = servicesOf(stack, listener, assume);
    if (balancer === undefined || services.length === 0) return [];
    const way = wayTo(stack, routes, grants, balancer, listener, assume);
    if (way === undefined) return [];
    const hops = ["internet", ...way, `load balancer ${balancer.name}`, `listener ${listener.name}`];
    return [{ resource: listener, hops, services, missing: assume ? ["the load balancer's network"] : [] }];
  });
}

/** The administration ports that a listener opens: its own, and the one it forwards to. */
function servicesOf(stack: Stack, listener: PolicyResource, assume: boolean): readonly string[] {
  const holders = [listener, ...targetGroups(stack, listener)];
  const ports = holders.map(({ props }) => numberOf(props["port"]));
  if (ports.includes(UNKNOWN) && assume) return ["a port that is not known"];
  const udp = /^(udp)$/i.test(String(textOf(listener.props["protocol"])));
  return adminServices
    .filter(({ port, protocol }) => ports.includes(port) && (protocol === "udp") === udp)
    .map(serviceText);
}

function targetGroups(stack: Stack, listener: PolicyResource): readonly PolicyResource[] {
  const actions = listOf(listener.props["defaultActions"]);
  return (actions === UNKNOWN ? [] : actions)
    .filter((action) => isProperties(action))
    .flatMap((action) => forwarded(action))
    .flatMap((arn) => referenceOf(stack, listener, arn, "defaultActions", [TARGET_GROUP]).candidates);
}

function forwarded(action: Properties): readonly (Value | undefined)[] {
  const forward = action["forward"];
  const groups = isProperties(forward) ? listOf(forward["targetGroups"]) : [];
  const arns: (Value | undefined)[] = [action["targetGroupArn"]];
  for (const group of groups === UNKNOWN ? [] : groups) if (isProperties(group)) arns.push(group["arn"]);
  return arns;
}

/** The hops from the internet to a load balancer's listener, where there are some. */
function wayTo(
  stack: Stack,
  routes: readonly Route[],
  grants: readonly Grant[],
  balancer: PolicyResource,
  listener: PolicyResource,
  assume: boolean,
): readonly string[] | undefined {
  const internal = booleanOf(balancer.props["internal"]);
  if (internal === true || (internal === UNKNOWN && !assume)) return undefined;
  const subnets = subnetsOf(stack, balancer);
  if (!subnets.certain && !assume) return undefined;
  const ways = subnets.candidates.flatMap((subnet) => internetRoutes(stack, routes, subnet));
  const usable = ways.filter(({ certain }) => certain || assume);
  const [first] = usable;
  const destinations = usable.flatMap((way) => way.destinations);
  if (
    first === undefined ||
    !isPublic(commonPart(allowedSources(stack, grants, balancer, listener, assume), destinations))
  ) {
    return undefined;
  }
  return [first.hop];
}

function subnetsOf(stack: Stack, balancer: PolicyResource) {
  const mappings = listOf(balancer.props["subnetMappings"]);
  const mapped = (mappings === UNKNOWN ? [] : mappings).map((one) => (isProperties(one) ? one["subnetId"] : undefined));
  const listed = referencesOf(stack, balancer, balancer.props["subnets"], "subnets", SUBNETS);
  const more = mapped.map((id) => referenceOf(stack, balancer, id, "subnetMappings", SUBNETS));
  return {
    candidates: [...listed.candidates, ...more.flatMap(({ candidates }) => candidates)],
    certain: listed.certain && more.every(({ certain }) => certain) && mappings !== UNKNOWN,
  };
}

/** A load balancer without groups lets everybody in. */
function allowedSources(
  stack: Stack,
  grants: readonly Grant[],
  balancer: PolicyResource,
  listener: PolicyResource,
  assume: boolean,
): readonly string[] {
  const value = balancer.props["securityGroups"];
  if (value === undefined) return ["0.0.0.0/0", "::/0"];
  const groups = referencesOf(stack, balancer, value, "securityGroups", GROUPS);
  const port = numberOf(listener.props["port"]);
  if (typeof port !== "number") return assume ? ["0.0.0.0/0"] : [];
  const service = { protocol: "tcp", port, name: "" } as const;
  return grants
    .filter(({ group }) => groups.candidates.some(({ urn }) => urn === group))
    .filter(({ traffic }) => reaches(traffic, service) === true || (assume && reaches(traffic, service) === UNKNOWN))
    .flatMap(({ far }) => ("ranges" in far ? far.ranges : assume ? ["0.0.0.0/0"] : []));
}
