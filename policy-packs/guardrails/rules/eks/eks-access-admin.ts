import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN, type Value } from "../../facts/value";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";
import { administratorsOf, type Grant } from "../../services/cluster-administrators";

/** The role that deploys, and the operators' (E-021). */
const PRINCIPALS = ["arn:aws*:iam::*:role/TerraformRole", "arn:aws*:iam::*:role/causeway-*-devops"];

/** What an ARN would be as far as the stack knows it, where AWS has not given it yet. */
function principalOf(stack: Stack, resource: PolicyResource, principal: Value | undefined): Value | undefined {
  const known = textOf(principal);
  if (known !== UNKNOWN) return known;
  const { candidates, certain } = referenceOf(stack, resource, principal, "principalArn", [
    "aws:iam/role:Role",
    "aws:iam/user:User",
  ]);
  const [of] = candidates;
  const name = of === undefined || !certain ? UNKNOWN : textOf(of.props["name"]);
  if (of === undefined || name === UNKNOWN || name === undefined) return UNKNOWN;
  const path = textOf(of.props["path"]);
  const folder = typeof path === "string" ? path : "/";
  return `arn:aws:iam::?:${of.type.endsWith("Role") ? "role" : "user"}${folder}${name}`;
}

function grantVerdicts(
  stack: Stack,
  resource: PolicyResource,
  { path, principal, admin }: Grant,
  allowed: readonly string[],
): readonly StackVerdict[] {
  const who = principalOf(stack, resource, principal);
  if (typeof who === "string" && matchesAny(who, allowed)) return [];
  if (admin === UNKNOWN || who === UNKNOWN) {
    return [{ ...undetermined(path, "who is made administrator of the cluster is not known"), resource }];
  }
  const shown = typeof who === "string" ? who.replace(":?:", ":…:") : "somebody without a name";
  return [{ ...violation(path, `${shown} is made administrator of the cluster and is not listed`), resource }];
}

/** Everybody who administers a cluster is written down beside the rules, not only in the cluster. */
export const eksAccessAdmin: Rule = {
  id: "eks-access-admin",
  title: "Only listed principals administer a cluster",
  severity: "high",
  tier: "standard",
  frameworks: [],
  requirements: ["E-021", "E-022"],
  remedy:
    "give a narrower access policy, or kubernetesGroups with a role of their own (components/cluster/access-entries.ts); or list the principal in this policy's configuration",
  configSchema: {
    principals: {
      type: "array",
      items: { type: "string" },
      description: "ARNs of principals that may administer a cluster; * stands for any text",
      default: PRINCIPALS,
    },
  },
  checkStack: (stack, { config }) => {
    const allowed = configuredTexts(config["principals"], PRINCIPALS);
    return stack.resources.flatMap((resource) =>
      administratorsOf(resource).flatMap((grant) => grantVerdicts(stack, resource, grant, allowed)),
    );
  },
};
