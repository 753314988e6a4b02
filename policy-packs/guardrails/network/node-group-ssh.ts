import type { Stack } from "../facts/stack";
import { isProperties, listOf, textOf, UNKNOWN } from "../facts/value";
import { type StackVerdict, undetermined, violation } from "../pack/rule";
import { NODE_GROUP } from "../services/machines";

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
