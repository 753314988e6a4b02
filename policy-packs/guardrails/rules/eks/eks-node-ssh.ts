import { valueAt } from "../../facts/must-be";
import { listOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { NODE_GROUP } from "../../services/machines";

const PROPERTY = "remoteAccess";
const OPEN = "a key without source groups opens port 22 of the nodes (3389 of Windows) to the internet";

/** AWS opens the nodes to everybody where a key is given and nobody is named. */
export const eksNodeSsh: Rule = {
  id: "eks-node-ssh",
  title: "The nodes' SSH is not open to the internet",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({ checkov: ["CKV_AWS_100"] }),
  requirements: ["E-017", "D-017", "D-020"],
  remedy: "leave remoteAccess out, for sessions through Systems Manager need no port; or set sourceSecurityGroupIds",
  types: [NODE_GROUP],
  check({ props }): readonly Verdict[] {
    const access = listOf(props[PROPERTY]);
    if (access === UNKNOWN || access[0] === UNKNOWN) {
      return [undetermined(PROPERTY, "whether the nodes let SSH in is not known")];
    }
    const key = textOf(valueAt(props, `${PROPERTY}.ec2SshKey`));
    const groups = listOf(valueAt(props, `${PROPERTY}.sourceSecurityGroupIds`));
    if (key === undefined || (groups !== UNKNOWN && groups.length > 0)) return [];
    if (groups === UNKNOWN) {
      return [undetermined(`${PROPERTY}.sourceSecurityGroupIds`, "from where the nodes let SSH in is not known")];
    }
    return [violation(PROPERTY, OPEN)];
  },
};
