import { createHash } from "node:crypto";
import * as iam from "@pulumi/aws/iam";
import { all, ComponentResource, type Input, interpolate, type Output, type Resource } from "@pulumi/pulumi";

/** A role that an AWS service takes on. */
export interface ServiceRoleArgs {
  /** Such as eks.amazonaws.com. */
  readonly service: string;
  readonly description?: string;
  /** Names of AWS's managed policies to attach. */
  readonly policies: readonly string[];
  /** The partition that the policies are in. */
  readonly partition: Input<string>;
  readonly tags?: Input<Record<string, Input<string>>>;
  /** @default sts:AssumeRole */
  readonly actions?: readonly string[];
}

/** `eks:index:ServiceRole`: a role with its managed policies. */
export class ServiceRole extends ComponentResource {
  /** The role, known at once. */
  readonly directRole: iam.Role;
  /** The role once every policy is attached. */
  readonly resolvedRole: Output<iam.Role>;

  constructor(name: string, args: ServiceRoleArgs, parent: Resource) {
    super("eks:index:ServiceRole", name, {}, { parent });
    const role = new iam.Role(
      `${name}-role`,
      { description: args.description, assumeRolePolicy: trustPolicy(args), tags: args.tags },
      { parent: this },
    );
    const attachments = args.policies.map((policy) => {
      const policyArn = interpolate`arn:${args.partition}:iam::aws:policy/${policy}`;
      return new iam.RolePolicyAttachment(
        `${name}-${policyHash(policy)}`,
        { policyArn, role: role.name },
        { parent: this },
      );
    });
    this.directRole = role;
    this.resolvedRole = all([role.arn, ...attachments.map((attachment) => attachment.id)]).apply(() => role);
    this.registerOutputs({ resolvedRole: this.resolvedRole, directRole: this.directRole });
  }
}

function trustPolicy({ service, actions }: ServiceRoleArgs): string {
  const statement = { Action: actions ?? ["sts:AssumeRole"], Effect: "Allow", Principal: { Service: [service] } };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

/** The end of an attachment's name: of the policy's ARN written without its account, whatever the partition. */
function policyHash(policy: string): string {
  return createHash("sha1").update(`arn:aws:iam::aws:policy/${policy}`).digest("hex").slice(0, 8);
}
