import type { FunctionLaw, Resource } from "../../law";
import { textOf } from "../../values";
import { refusal } from "../refusal";
import { mustFindSecret } from "./find-secret";
import { stagesOf, versionsOf } from "./secret-version";

/** A secret without its value, by ARN or by name. */
const getSecret: FunctionLaw = (args, context) => {
  const reference = textOf(args, "arn") ?? textOf(args, "name");
  if (reference === undefined)
    throw refusal("InvalidParameterException", "neither arn nor name is given; give one of them to find the secret.");
  const secret = mustFindSecret(reference, context);
  return {
    ...picked(secret, ["arn", "name", "description", "kmsKeyId", "policy"]),
    tags: secret.outputs.tagsAll ?? {},
    id: secret.id,
    createdDate: written(secret.createdAt),
    lastChangedDate: written(versionsOf(secret.id, context)[0]?.createdAt ?? secret.createdAt),
  };
};

/** The value of a secret: of the stage or version that was asked for, else the current one. */
const getSecretVersion: FunctionLaw = (args, context) => {
  const secret = mustFindSecret(textOf(args, "secretId") ?? "", context);
  const stage = textOf(args, "versionStage") ?? "AWSCURRENT";
  const wanted = textOf(args, "versionId");
  const version = versionsOf(secret.id, context).find((one) =>
    wanted === undefined ? stagesOf(one, context).includes(stage) : one.outputs.versionId === wanted,
  );
  if (version === undefined)
    throw refusal(
      "ResourceNotFoundException",
      `Secrets Manager can't find the specified secret value for ${wanted === undefined ? `staging label: ${stage}` : `VersionId: ${wanted}`}.`,
    );
  return {
    ...args,
    ...picked(version, ["arn", "secretArn", "versionId", "secretString", "secretBinary"]),
    id: version.id,
    versionStage: stage,
    versionStages: stagesOf(version, context),
    createdDate: written(version.createdAt),
  };
};

function picked(resource: Resource, names: readonly string[]): Record<string, Resource["outputs"][string]> {
  return Object.fromEntries(names.map((name) => [name, resource.outputs[name] ?? ""]));
}

function written(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Names of the results that are secret, by the function's token. */
export const secretsManagerSecretResults: Readonly<Record<string, readonly string[]>> = {
  "aws:secretsmanager/getSecretVersion:getSecretVersion": ["secretBinary", "secretString"],
};

/** Functions of Secrets Manager by token. */
export const secretsManagerFunctions: Readonly<Record<string, FunctionLaw>> = {
  "aws:secretsmanager/getSecret:getSecret": getSecret,
  "aws:secretsmanager/getSecretVersion:getSecretVersion": getSecretVersion,
};
