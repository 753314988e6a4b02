import * as pulumi from "@pulumi/pulumi";
import { type RoleArgs, roleWithPolicies } from "../access/service-role";
import { irsaTrust, type ServiceAccount } from "./irsa-trust";

const TYPE = "causeway:cluster:IrsaRole";

/** What an IrsaRole is made of. */
export interface IrsaRoleArgs extends Omit<RoleArgs, "trust">, ServiceAccount {
  /** The cluster's identity provider. Source: Cluster. */
  readonly oidcProviderArn: pulumi.Input<string>;
  /** The cluster's issuer without `https://`. Source: Cluster. */
  readonly oidcIssuer: pulumi.Input<string>;
}

/** A role that the pods of one service account, and only those, can assume (D-037). */
export class IrsaRole extends pulumi.ComponentResource {
  public readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: IrsaRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const trust = pulumi
      .all([args.oidcProviderArn, args.oidcIssuer])
      .apply(([providerArn, issuer]) => [irsaTrust(providerArn, issuer, args)]);
    const { role } = roleWithPolicies(`${name}-role`, { ...args, trust }, this);

    this.roleArn = role.arn;
    this.registerOutputs({ roleArn: this.roleArn });
  }
}
