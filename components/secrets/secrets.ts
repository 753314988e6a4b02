import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { denyInsecureTransport } from "../../lib/iam-policy";
import { parameterName, type Scope, secretName } from "../naming";
import { policyJson } from "../policy-json";

const TYPE = "causeway:secrets:Secrets";

/** What Secrets are made of. */
export interface SecretsArgs {
  readonly scope: Scope;
  /** The application they belong to; part of their names. A change replaces them. Source: setting. */
  readonly appName: string;
  /** ARN of the key that encrypts them. Source: EnvironmentKey. */
  readonly keyArn: pulumi.Input<string>;
  /** Configuration of the application by name, such as `database-host`; which names there are is known at once. */
  readonly parameters: Readonly<Record<string, pulumi.Input<string>>>;
  /** Whether a deleted secret can be restored for 30 days. Elsewhere it is gone at once. @default false */
  readonly production?: boolean;
}

/**
 * What an application has to know: its credentials as one secret, whose value is put in by people or services and
 * never passes through here (D-026), and its configuration as encrypted parameters (E-023).
 */
export class Secrets extends pulumi.ComponentResource {
  public readonly secretArn: pulumi.Output<string>;
  /** Path below which the application finds its parameters. */
  public readonly parameterPath: string;

  constructor(name: string, args: SecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const { scope, appName, keyArn } = args;

    const secret = new aws.secretsmanager.Secret(
      `${name}-app`,
      {
        name: secretName(scope, appName),
        description: `Credentials of ${appName}`,
        kmsKeyId: keyArn,
        recoveryWindowInDays: (args.production ?? false) ? 30 : 0,
      },
      { parent: this },
    );
    new aws.secretsmanager.SecretPolicy(
      `${name}-app-policy`,
      { secretArn: secret.arn, policy: secretPolicy(scope), blockPublicPolicy: true },
      { parent: this },
    );
    for (const [parameter, value] of Object.entries(args.parameters)) {
      new aws.ssm.Parameter(
        `${name}-${parameter}`,
        { name: parameterName(scope, appName, parameter), type: "SecureString", keyId: keyArn, value },
        { parent: this },
      );
    }

    this.secretArn = secret.arn;
    this.parameterPath = parameterName(scope, appName);
    this.registerOutputs({ secretArn: this.secretArn, parameterPath: this.parameterPath });
  }
}

/** Nobody outside the account reads the secret, whatever their own policies say, and nobody without TLS. */
function secretPolicy({ accountId }: Scope): pulumi.Output<string> {
  return policyJson([
    denyInsecureTransport("secretsmanager:*", "*"),
    {
      Sid: "DenyOtherAccounts",
      Effect: "Deny",
      Principal: "*",
      Action: "secretsmanager:*",
      Resource: "*",
      Condition: {
        StringNotEquals: { "aws:PrincipalAccount": accountId },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      },
    },
  ]);
}
