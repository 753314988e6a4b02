import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { isProperties, listOf, textOf, UNKNOWN } from "../facts/value";
import { type StackVerdict, undetermined, violation } from "../pack/rule";
import { NODE_GROUP } from "../services/machines";
import { LIGHTSAIL_PORTS } from "./lightsail-ports";

const LIGHTSAIL = "aws:lightsail/instance:Instance";

/** EKS opens SSH of its nodes to everybody when a key is given and no source group. */
export function nodeGroupDefaults(stack: Stack): readonly StackVerdict[] {
  return stack.ofType(NODE_GROUP).flatMap((resource) => {
    const access = resource.props["remoteAccess"];
    if (access === UNKNOWN) {
      return [{ ...undetermined("remoteAccess", "whether the nodes let SSH in is not known"), resource }];
    }
    if (!isProperties(access) || textOf(access["ec2SshKey"]) === undefined) return [];
    const groups = listOf(access["sourceSecurityGroupIds"]);
    if (groups === UNKNOWN || groups.length > 0) return [];
    const message = "the internet reaches tcp 22 (SSH) of the nodes: a key without source groups opens it to everybody";
    return [{ ...violation("remoteAccess", message), resource }];
  });
}

/**
 * Lightsail opens SSH of a new Linux machine and RDP of a Windows one to everybody, until its ports are a resource: that
 * one closes all that it does not name. Only the whole stack shows whether there is one.
 * https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html
 */
export function lightsailDefaults(stack: Stack): readonly StackVerdict[] {
  const named = stack.ofType(LIGHTSAIL_PORTS).map((ports) => {
    const property = "instanceName";
    return referenceOf(stack, ports, ports.props[property], property, [LIGHTSAIL]);
  });
  const meant = (resource: PolicyResource, sure: boolean) =>
    named.some(({ candidates, certain }) => certain === sure && candidates.includes(resource));
  // Ports of a machine that is not known may be those of any.
  const anybody = named.some(({ candidates, certain }) => candidates.length === 0 && !certain);
  return stack.ofType(LIGHTSAIL).flatMap((resource) => {
    if (meant(resource, true)) return [];
    if (anybody || meant(resource, false)) {
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
