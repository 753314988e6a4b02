import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type InputStatement, policyJson } from "../policy-json";

/** What a role of ours is made of. */
export interface RoleArgs {
  /** The role's name, from naming.ts. A change replaces the role. */
  readonly roleName: string;
  readonly description: string;
  /** Who may assume the role, and under which conditions. */
  readonly trust: pulumi.Input<readonly InputStatement[]>;
  /** What the role may do beyond its managed policies. @default nothing */
  readonly statements?: readonly InputStatement[];
  /** Names of policies that AWS manages, such as AmazonSSMManagedInstanceCore. @default none */
  readonly managedPolicies?: readonly string[];
}

/** A role, and with it what others have to wait for: a role without its policies is of no use to a service. */
export interface RoleWithPolicies {
  readonly role: aws.iam.Role;
  readonly policies: readonly pulumi.Resource[];
}

/** Makes a role, one inline policy of its own statements, and one attachment for each managed policy. */
export function roleWithPolicies(name: string, args: RoleArgs, parent: pulumi.Resource): RoleWithPolicies {
  const role = new aws.iam.Role(
    name,
    { name: args.roleName, description: args.description, assumeRolePolicy: policyJson(args.trust) },
    { parent },
  );
  const attachments = (args.managedPolicies ?? []).map(
    (policy) =>
      new aws.iam.RolePolicyAttachment(
        `${name}-${policy.split("/").at(-1) ?? policy}`,
        { role: role.name, policyArn: `arn:aws:iam::aws:policy/${policy}` },
        { parent },
      ),
  );
  if (args.statements === undefined) return { role, policies: attachments };
  const own = new aws.iam.RolePolicy(
    `${name}-policy`,
    { role: role.name, name: args.roleName, policy: policyJson(args.statements) },
    { parent },
  );
  return { role, policies: [own, ...attachments] };
}
