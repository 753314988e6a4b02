import type { Input } from "@pulumi/pulumi";
import { z } from "zod";

const text = z.string();
const texts = z.array(text);

/** What every stack tells others of itself. */
const common = {
  environment: text,
  accountId: text,
  region: text,
  keyArn: text,
  vpcId: text,
  vpcCidr: text,
  publicSubnetIds: texts,
  appSubnetIds: texts,
  dataSubnetIds: texts,
  securityGroupIds: z.object({ alb: text, app: text, data: text, endpoint: text }),
  topicArns: z.object({ critical: text, warning: text, security: text }),
  auditTrailArn: text,
  auditBucketName: text,
};

const environmentSchema = z.object({
  ...common,
  kind: z.literal("environment"),
  appSecretArn: text,
  appParameterPath: text,
  sessionDocumentName: text,
  devopsRoleArn: text,
  developersRoleArn: text,
  /** Only where the settings switch a bastion on. */
  bastionInstanceId: text.optional(),
  /** Only where the settings switch a cluster on. */
  cluster: z
    .object({
      name: text,
      endpoint: text,
      oidcProviderArn: text,
      oidcIssuer: text,
      securityGroupId: text,
      appNamespace: text,
    })
    .optional(),
  /** Only where the settings switch a database on. */
  database: z
    .object({ identifier: text, address: text, port: z.number(), databaseName: text, secretArn: text })
    .optional(),
});

const sharedServicesSchema = z.object({
  ...common,
  kind: z.literal("shared-services"),
  /** Where member accounts deliver their logs. */
  centralLogBucketArn: text,
});

/** The outputs that every stack has. */
export type CommonOutputs = Omit<SharedServicesOutputs, "kind" | "centralLogBucketArn">;
/** The outputs of a stack of kind environment. */
export type EnvironmentOutputs = Readonly<z.infer<typeof environmentSchema>>;
/** The outputs of a stack of kind shared-services. */
export type SharedServicesOutputs = Readonly<z.infer<typeof sharedServicesSchema>>;

/** Outputs as a program hands them to the engine: each value known now, or once its resource exists. */
export type Pending<T> = T extends string | number | boolean | readonly unknown[] | undefined
  ? Input<T>
  : { readonly [K in keyof T]: Pending<T[K]> };

/**
 * The outputs of an environment's stack, as they come from the engine or from another stack.
 *
 * @param stack the stack's name, for the message
 * @throws TypeError naming every output that is missing or of another kind
 */
export function decodeEnvironmentOutputs(stack: string, outputs: unknown): EnvironmentOutputs {
  return decode(stack, environmentSchema, outputs);
}

/**
 * The outputs of a shared services stack, as they come from the engine or from another stack.
 *
 * @param stack the stack's name, for the message
 * @throws TypeError naming every output that is missing or of another kind
 */
export function decodeSharedServicesOutputs(stack: string, outputs: unknown): SharedServicesOutputs {
  return decode(stack, sharedServicesSchema, outputs);
}

function decode<T>(stack: string, schema: z.ZodType<T>, outputs: unknown): T {
  const decoded = schema.safeParse(outputs);
  if (decoded.success) return decoded.data;
  const wrong = decoded.error.issues.map(({ path, message }) => `${path.join(".") || "the outputs"}: ${message}`);
  throw new TypeError(
    `the outputs of stack ${stack} are not what this version expects; update that stack first\n  ${wrong.join("\n  ")}`,
  );
}
