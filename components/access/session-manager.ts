import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { serviceTrust } from "../../lib/iam-policy";
import { arnOf, logGroupName, physicalName, roleName, type Scope } from "../naming";
import { logGroup } from "../observability/log-group";
import { type InputStatement, policyJson } from "../policy-json";
import { roleWithPolicies } from "./service-role";
import { sessionDocument } from "./session-document";
import { hostStatements, operatorStatements } from "./session-statements";

const TYPE = "causeway:access:SessionManager";

/** What a SessionManager is made of. */
export interface SessionManagerArgs {
  readonly scope: Scope;
  /** ARN of the key that encrypts sessions and their transcripts. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Days that transcripts are kept, at least. Source: setting `auditRetentionDays`. */
  readonly auditRetentionDays: number;
  /** Whether transcripts outlive the stack. @default false */
  readonly retain?: boolean;
}

/** The only way to a shell (D-016, D-017, D-019): no SSH, every session encrypted and written down. */
export class SessionManager extends pulumi.ComponentResource {
  /** The document that sessions are started with. */
  public readonly documentName: pulumi.Output<string>;
  public readonly logGroupName: pulumi.Output<string>;
  /** The profile for instances that nothing but Session Manager reaches. */
  public readonly instanceProfileName: pulumi.Output<string>;
  /** The policy for instances that have a role of their own. */
  public readonly hostPolicyArn: pulumi.Output<string>;
  /** The policy for people who may start sessions. */
  public readonly operatorPolicyArn: pulumi.Output<string>;

  constructor(name: string, args: SessionManagerArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const { scope, keyArn } = args;
    const group = logGroupName(scope, "sessions");
    const documentName = physicalName(scope, "session");

    const transcripts = logGroup(
      `${name}-log-group`,
      { logGroupName: group, retentionDays: args.auditRetentionDays, keyArn, retain: args.retain ?? false },
      this,
    );
    const document = new aws.ssm.Document(
      `${name}-document`,
      {
        name: documentName,
        documentType: "Session",
        documentFormat: "JSON",
        content: pulumi
          .all([transcripts.name, keyArn])
          .apply(([groupName, key]) => sessionDocument({ logGroupName: groupName, keyArn: key })),
      },
      { parent: this },
    );
    const host = policy(name, "host", scope, hostStatements(arnOf(scope, "logs", `log-group:${group}`), keyArn), this);
    const operator = policy(name, "operator", scope, operatorStatements(scope, documentName, keyArn), this);
    const profile = hostProfile(name, scope, host, this);

    this.documentName = document.name;
    this.logGroupName = transcripts.name;
    this.instanceProfileName = profile.name;
    this.hostPolicyArn = host.arn;
    this.operatorPolicyArn = operator.arn;
    this.registerOutputs({
      documentName: this.documentName,
      logGroupName: this.logGroupName,
      instanceProfileName: this.instanceProfileName,
      hostPolicyArn: this.hostPolicyArn,
      operatorPolicyArn: this.operatorPolicyArn,
    });
  }
}

function policy(
  name: string,
  whose: "host" | "operator",
  scope: Scope,
  statements: readonly InputStatement[],
  parent: pulumi.Resource,
): aws.iam.Policy {
  return new aws.iam.Policy(
    `${name}-${whose}`,
    { name: roleName(scope, `session-${whose}`), policy: policyJson(statements) },
    { parent },
  );
}

function hostProfile(
  name: string,
  scope: Scope,
  host: aws.iam.Policy,
  parent: pulumi.Resource,
): aws.iam.InstanceProfile {
  const { role } = roleWithPolicies(
    `${name}-host-role`,
    {
      roleName: roleName(scope, "session-host"),
      description: "Instances that are reached through Session Manager",
      trust: [serviceTrust("ec2.amazonaws.com")],
      managedPolicies: ["AmazonSSMManagedInstanceCore"],
    },
    parent,
  );
  new aws.iam.RolePolicyAttachment(
    `${name}-host-role-transcripts`,
    { role: role.name, policyArn: host.arn },
    { parent },
  );
  return new aws.iam.InstanceProfile(
    `${name}-host-profile`,
    { name: roleName(scope, "session-host"), role: role.name },
    { parent },
  );
}
