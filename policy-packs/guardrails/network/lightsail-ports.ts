import type { PolicyResource } from "../facts/resource";
import { isProperties, listOf, type Properties, UNKNOWN, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { type FarEnd, type Grant, rangeEnds, unreadable } from "./group-rules";
import { readTraffic } from "./ports";
import { orUnknown } from "./prefix-lists";

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
