import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { type Group, planSecurityRules, type SecurityRule, type SecurityRulesFor } from "./security-rules";

const TYPE = "causeway:network:SecurityGroups";

/** What SecurityGroups are made of. */
export interface SecurityGroupsArgs extends SecurityRulesFor {
  /** Where the groups live; part of their names. A change replaces them. */
  readonly scope: Scope;
  /** The network they belong to. A change replaces them. Source: Network. */
  readonly vpcId: pulumi.Input<string>;
}

const descriptions: Readonly<Record<Group, string>> = {
  alb: "Load balancers: the only way to the application",
  app: "Nodes and instances that run the application",
  data: "Databases: reached from the application only",
  endpoint: "Endpoints of AWS services inside the VPC",
};

/**
 * A security group a tier (D-013, E-007 to E-009), each with exactly the rules of its plan. Rules are resources of
 * their own: a changed rule touches nothing else, and groups may point at one another.
 */
export class SecurityGroups extends pulumi.ComponentResource {
  public readonly albGroupId: pulumi.Output<string>;
  public readonly appGroupId: pulumi.Output<string>;
  public readonly dataGroupId: pulumi.Output<string>;
  public readonly endpointGroupId: pulumi.Output<string>;

  constructor(name: string, args: SecurityGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const idOf = (group: Group): pulumi.Output<string> => securityGroup(name, group, args, this).id;
    const ids = { alb: idOf("alb"), app: idOf("app"), data: idOf("data"), endpoint: idOf("endpoint") };
    for (const rule of planSecurityRules(args)) securityRule(name, rule, ids, this);

    this.albGroupId = ids.alb;
    this.appGroupId = ids.app;
    this.dataGroupId = ids.data;
    this.endpointGroupId = ids.endpoint;
    this.registerOutputs({
      albGroupId: this.albGroupId,
      appGroupId: this.appGroupId,
      dataGroupId: this.dataGroupId,
      endpointGroupId: this.endpointGroupId,
    });
  }
}

function securityGroup(
  name: string,
  group: Group,
  args: SecurityGroupsArgs,
  parent: pulumi.Resource,
): aws.ec2.SecurityGroup {
  return new aws.ec2.SecurityGroup(
    `${name}-${group}`,
    {
      name: physicalName(args.scope, group),
      description: descriptions[group],
      vpcId: args.vpcId,
      tags: { Name: physicalName(args.scope, group) },
    },
    { parent },
  );
}

function securityRule(
  name: string,
  rule: SecurityRule,
  ids: Readonly<Record<Group, pulumi.Output<string>>>,
  parent: pulumi.Resource,
): void {
  const args = {
    securityGroupId: ids[rule.group],
    description: rule.description,
    ipProtocol: "tcp",
    fromPort: rule.port,
    toPort: rule.port,
    ...peerArgs(rule, ids),
  };
  if (rule.direction === "ingress") {
    new aws.vpc.SecurityGroupIngressRule(`${name}-${rule.key}`, args, { parent });
  } else {
    new aws.vpc.SecurityGroupEgressRule(`${name}-${rule.key}`, args, { parent });
  }
}

function peerArgs({ peer }: SecurityRule, ids: Readonly<Record<Group, pulumi.Output<string>>>) {
  if ("group" in peer) return { referencedSecurityGroupId: ids[peer.group] };
  return peer.cidr.includes(":") ? { cidrIpv6: peer.cidr } : { cidrIpv4: peer.cidr };
}
