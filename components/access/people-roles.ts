import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "../../lib/iam-policy";
import { arnOf, roleName, type Scope } from "../naming";
import { type RoleWithPolicies, roleWithPolicies } from "./service-role";

const TYPE = "causeway:access:PeopleRoles";

/** What PeopleRoles are made of. */
export interface PeopleRolesArgs {
  readonly scope: Scope;
  /** The policy that lets people start sessions. Source: SessionManager. */
  readonly operatorPolicyArn: pulumi.Input<string>;
}

/** The roles that people take on (E-021, E-022): DevOps, who operate, and developers, who look. Both need MFA. */
export class PeopleRoles extends pulumi.ComponentResource {
  public readonly devopsRoleArn: pulumi.Output<string>;
  public readonly developersRoleArn: pulumi.Output<string>;

  constructor(name: string, args: PeopleRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const devops = peopleRole(name, "devops", "Operates the environment", args.scope, this);
    new aws.iam.RolePolicyAttachment(
      `${name}-devops-sessions`,
      { role: devops.role.name, policyArn: args.operatorPolicyArn },
      { parent: this },
    );
    const developers = peopleRole(name, "developers", "Looks at the environment", args.scope, this);

    this.devopsRoleArn = devops.role.arn;
    this.developersRoleArn = developers.role.arn;
    this.registerOutputs({ devopsRoleArn: this.devopsRoleArn, developersRoleArn: this.developersRoleArn });
  }
}

/** Identities of the account may take on the role (their own policies decide which), if they signed in with MFA. */
export function peopleTrust({ accountId }: Scope): PolicyStatement {
  return {
    Sid: "PeopleOfThisAccountWithMfa",
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${accountId}:root` },
    Action: "sts:AssumeRole",
    Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
  };
}

function peopleRole(
  name: string,
  who: "devops" | "developers",
  description: string,
  scope: Scope,
  parent: pulumi.Resource,
): RoleWithPolicies {
  return roleWithPolicies(
    `${name}-${who}`,
    {
      roleName: roleName(scope, who),
      description,
      trust: [peopleTrust(scope)],
      statements: [
        {
          Sid: "FindCluster",
          Effect: "Allow",
          Action: "eks:DescribeCluster",
          Resource: arnOf(scope, "eks", "cluster/*"),
        },
      ],
    },
    parent,
  );
}
