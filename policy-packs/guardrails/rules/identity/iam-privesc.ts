import type { Stack } from "../../facts/stack";
import { isPossible } from "../../iam/decision";
import { grantingTypes, unknownGrants } from "../../iam/grants";
import { worldOf } from "../../iam/model";
import { escalationOf, pathText } from "../../iam/paths";
import { isOfServicesAlone } from "../../iam/role-trust";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";

/**
 * Services that do with their role what AWS has them do, and nothing that somebody tells them: what they may hand over
 * (the machines of a cluster, of a restored backup) is as their guides say.
 *
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-cluster-iam-role.html
 */
const WITHOUT_WILL: ReadonlySet<string> = new Set(
  ["backup", "batch", "dlm", "eks", "elasticmapreduce", "spotfleet"].map((name) => `${name}.amazonaws.com`),
);

function verdictsOf(stack: Stack): readonly StackVerdict[] {
  const world = worldOf(stack);
  return world.identities.flatMap((identity): readonly StackVerdict[] => {
    if (isOfServicesAlone(identity, WITHOUT_WILL)) return [];
    const path = escalationOf(world, identity);
    if (path === undefined) return [];
    const { resource } = identity;
    if (isPossible(path.answer)) return [{ ...violation("", `it can get every right: ${pathText(path)}`), resource }];
    return [{ ...undetermined("", `whether it can get every right is not known: ${pathText(path)}`), resource }];
  });
}

/**
 * Nobody gives himself more rights than he has: not by what his policies allow together, less what they deny and what
 * his boundary leaves, and not as one whom he can become. A document that is not known yet neither gives nor takes.
 */
export const iamPrivesc: Rule = {
  id: "iam-privesc",
  title: "Nobody can get every right by those that he has",
  severity: "critical",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_286"] }),
  requirements: ["A-071", "D-021", "C-024"],
  remedy:
    "take the right out that the path ends with, name its resource, or hold it by a condition (iam:PermissionsBoundary, iam:PassedToService)",
  types: grantingTypes,
  check: (resource) => unknownGrants(resource, "whether what the policy allows leads to more is not known"),
  checkStack: verdictsOf,
};
