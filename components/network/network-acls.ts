import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { type AclRule, type AclRulesFor, planAclRules } from "./acl-rules";
import { type Tier, tiers } from "./subnet-plan";

const TYPE = "causeway:network:NetworkAcls";

/** What NetworkAcls are made of. */
export interface NetworkAclsArgs extends AclRulesFor {
  readonly scope: Scope;
  /** The network they belong to. A change replaces them. Source: Network. */
  readonly vpcId: pulumi.Input<string>;
  /** Ids of each tier's subnets. Source: Network. */
  readonly subnetIds: Readonly<Record<Tier, pulumi.Input<string[]>>>;
}

/** A network ACL a tier (C-013), so that no subnet is left to the default one, which lets everything through. */
export class NetworkAcls extends pulumi.ComponentResource {
  /** Ids of the ACLs by tier. */
  public readonly aclIds: Readonly<Record<Tier, pulumi.Output<string>>>;

  constructor(name: string, args: NetworkAclsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const rules = planAclRules(args);
    const idOf = (tier: Tier): pulumi.Output<string> => networkAcl(name, tier, args, this).id;
    this.aclIds = { public: idOf("public"), app: idOf("app"), data: idOf("data") };
    for (const tier of tiers) {
      for (const rule of rules[tier]) aclRule(`${name}-${tier}-${rule.key}`, rule, this.aclIds[tier], this);
    }
    this.registerOutputs({ aclIds: this.aclIds });
  }
}

function networkAcl(name: string, tier: Tier, args: NetworkAclsArgs, parent: pulumi.Resource): aws.ec2.NetworkAcl {
  return new aws.ec2.NetworkAcl(
    `${name}-${tier}`,
    { vpcId: args.vpcId, subnetIds: args.subnetIds[tier], tags: { Name: physicalName(args.scope, tier) } },
    { parent },
  );
}

function aclRule(name: string, rule: AclRule, networkAclId: pulumi.Output<string>, parent: pulumi.Resource): void {
  const [fromPort, toPort] = rule.ports === "all" ? [0, 0] : rule.ports;
  new aws.ec2.NetworkAclRule(
    name,
    {
      networkAclId,
      egress: rule.egress,
      ruleNumber: rule.number,
      ruleAction: rule.action,
      protocol: rule.ports === "all" ? "-1" : "tcp",
      fromPort,
      toPort,
      cidrBlock: rule.cidr,
    },
    { parent },
  );
}
