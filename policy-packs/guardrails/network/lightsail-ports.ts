import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { type StackVerdict, undetermined, violation } from "../pack/rule";
import { type FarEnd, type Grant, rangeEnds, unreadable } from "./group-rules";
import { readTraffic } from "./ports";
import { orUnknown } from "./prefix-lists";

const LIGHTSAIL = "aws:lightsail/instance:Instance";
/** The ports of a Lightsail instance, which stands in no security group. */
export const LIGHTSAIL_PORTS = "aws:lightsail/instancePublicPorts:InstancePublicPorts";

const PORTS = "portInfos";
const SOURCES = ["cidrs", "ipv6Cidrs"];
/** Whom a port lets in that names nobody. */
const EVERYBODY: FarEnd = { ranges: ["0.0.0.0/0"] };

/** Everything that the Lightsail instances of a stack let in, as grants of a group for each. */
export const lightsailGrants = perStack((stack): readonly Grant[] =>
  stack.ofType(LIGHTSAIL_PORTS).flatMap((resource) =>
    orUnknown(listOf(resource.props[PORTS])).flatMap((one, index) => {
      const path = `${PORTS}[${index}]`;
      if (one === UNKNOWN) return [unreadable(resource, resource.urn, path)];
      return isProperties(one) ? portGrants(resource, one, path) : [];
    }),
  ),
);

function portGrants(resource: PolicyResource, port: Properties, at: string): readonly Grant[] {
  const traffic = readTraffic(port["protocol"], port["fromPort"], port["toPort"]);
  const grant = (path: string, far: FarEnd): Grant => ({ resource, group: resource.urn, traffic, path, far });
  const named = [...SOURCES, "cidrListAliases"].some((property) => orUnknown(listOf(port[property])).length > 0);
  if (!named) return [grant(at, EVERYBODY)];
  // The one alias that there is stands for the addresses of Lightsail's console.
  return SOURCES.flatMap((property) =>
    rangeEnds(orUnknown(listOf(port[property])).map(asRange)).map((far) => grant(`${at}.${property}`, far)),
  );
}

/** Single addresses are written without a prefix. */
function asRange(value: Value): Value {
  if (typeof value !== "string" || value.includes("/")) return value;
  return `${value}/${value.includes(":") ? 128 : 32}`;
}

/**
 * Lightsail opens SSH of a new Linux machine and RDP of a Windows one to everybody, until its ports are a resource: that
 * one closes all that it does not name. Only the whole stack shows whether there is one.
 * https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html
 */
export function lightsailDefaults(stack: Stack): readonly StackVerdict[] {
  const property = "instanceName";
  const named = stack
    .ofType(LIGHTSAIL_PORTS)
    .map((ports) => referenceOf(stack, ports, ports.props[property], property, [LIGHTSAIL]));
  const surely = new Set(named.filter(({ certain }) => certain).flatMap(({ candidates }) => candidates));
  const perhaps = new Set(named.filter(({ certain }) => !certain).flatMap(({ candidates }) => candidates));
  // Ports of a machine that is not known may be those of any.
  const anybody = named.some(({ candidates, certain }) => candidates.length === 0 && !certain);
  return stack.ofType(LIGHTSAIL).flatMap((resource) => {
    if (surely.has(resource)) return [];
    if (anybody || perhaps.has(resource)) {
      return [{ ...undetermined("", "whether the ports of this machine are a resource is not known"), resource }];
    }
    const message = `the internet reaches ${defaultPort(resource)}: without InstancePublicPorts Lightsail opens it to everybody`;
    return [{ ...violation("", message), resource }];
  });
}

function defaultPort({ props }: PolicyResource): string {
  const blueprint = textOf(props["blueprintId"]);
  if (blueprint === UNKNOWN) return "tcp 22 (SSH) or tcp 3389 (RDP)";
  return (blueprint ?? "").startsWith("windows") ? "tcp 3389 (RDP)" : "tcp 22 (SSH)";
}
