import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const TYPE = "causeway:account:AccountDefaults";

/** What AccountDefaults are made of. */
export interface AccountDefaultsArgs {
  /** Twelve digits. A change replaces the defaults, in the other account. Source: setting. */
  readonly accountId: string;
  /**
   * Whether the internet is kept from opening a connection into any VPC of the account and region, whatever routes and
   * groups say. A public load balancer needs an exclusion of its subnets. In-place change. @default false
   */
  readonly blockInternetIngress?: boolean;
}

/** What holds in an account whatever anyone creates in it by hand: nothing public, disks encrypted, strong passwords. */
export class AccountDefaults extends pulumi.ComponentResource {
  constructor(name: string, args: AccountDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const { accountId, blockInternetIngress = false } = args;

    new aws.s3.AccountPublicAccessBlock(
      `${name}-no-public-buckets`,
      {
        accountId,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      { parent: this },
    );
    new aws.ebs.EncryptionByDefault(`${name}-encrypted-disks`, { enabled: true }, { parent: this });
    new aws.ebs.SnapshotBlockPublicAccess(
      `${name}-no-public-snapshots`,
      { state: "block-all-sharing" },
      { parent: this },
    );
    new aws.ec2.ImageBlockPublicAccess(`${name}-no-public-images`, { state: "block-new-sharing" }, { parent: this });
    new aws.ec2.InstanceMetadataDefaults(
      `${name}-metadata-by-token`,
      { httpTokens: "required", httpPutResponseHopLimit: 1 },
      { parent: this },
    );
    if (blockInternetIngress) {
      new aws.ec2.VpcBlockPublicAccessOptions(
        `${name}-no-internet-ingress`,
        { internetGatewayBlockMode: "block-ingress" },
        { parent: this },
      );
    }
    new aws.iam.AccountPasswordPolicy(
      `${name}-passwords`,
      {
        minimumPasswordLength: 14,
        passwordReusePrevention: 24,
        maxPasswordAge: 90,
        requireLowercaseCharacters: true,
        requireNumbers: true,
        requireSymbols: true,
        requireUppercaseCharacters: true,
        allowUsersToChangePassword: true,
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
