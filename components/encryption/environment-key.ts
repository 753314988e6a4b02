import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { policyJson } from "../policy-json";
import { keyPolicy } from "./key-policy";

const TYPE = "causeway:encryption:EnvironmentKey";

/** What an EnvironmentKey is made of. */
export interface EnvironmentKeyArgs {
  /** Where the key lives; its account administers it. A change of account or region replaces the key. */
  readonly scope: Scope;
  /**
   * Accounts (twelve digits) whose trails and log deliveries may encrypt with this key: the members of the central
   * log bucket. In-place change. Source: setting `memberAccounts`. @default none
   */
  readonly writers?: readonly string[];
  /** Whether the key outlives the stack, since data encrypted with it does. @default false */
  readonly retain?: boolean;
}

/** The one customer-managed key of an environment (D-023, C-019): rotated every year, 30 days of regret. */
export class EnvironmentKey extends pulumi.ComponentResource {
  /** ARN of the key. */
  public readonly keyArn: pulumi.Output<string>;
  /** Name under which people find the key: `alias/causeway-dev`. */
  public readonly aliasName: pulumi.Output<string>;

  constructor(name: string, args: EnvironmentKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const key = new aws.kms.Key(
      `${name}-key`,
      {
        description: `Data at rest of ${args.scope.environment}`,
        enableKeyRotation: true,
        rotationPeriodInDays: 365,
        deletionWindowInDays: 30,
        policy: policyJson(keyPolicy(args.scope, args.writers)),
      },
      { parent: this, retainOnDelete: args.retain ?? false },
    );
    const alias = new aws.kms.Alias(
      `${name}-alias`,
      { name: `alias/${physicalName(args.scope, "data")}`, targetKeyId: key.keyId },
      { parent: this },
    );

    this.keyArn = key.arn;
    this.aliasName = alias.name;
    this.registerOutputs({ keyArn: this.keyArn, aliasName: this.aliasName });
  }
}
