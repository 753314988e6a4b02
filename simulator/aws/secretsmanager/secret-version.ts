import type { Law, LawContext, Resource } from "../../law";
import { textOf } from "../../values";
import { notOne } from "../input-problems";
import { isGiven, mustText, texts } from "../reading";
import { refusal } from "../refusal";
import { secretVersionType } from "../types";
import { mustFindSecret } from "./find-secret";

const CURRENT = "AWSCURRENT";
const PREVIOUS = "AWSPREVIOUS";
const LARGEST = 65_536;
const contents = ["secretString", "secretBinary", "secretStringWo"] as const;

/** A value of a secret. The newest is `AWSCURRENT`, the one before it `AWSPREVIOUS`. */
export const secretVersionLaw: Law = {
  check: (inputs) => [
    ...notOne(inputs, contents, "at most one"),
    ...contents.flatMap((name) => {
      const size = Buffer.byteLength(textOf(inputs, name) ?? "");
      return size <= LARGEST
        ? []
        : [{ property: name, reason: `${name} has ${size} bytes; expected at most ${LARGEST}.` }];
    }),
  ],

  create(inputs, context) {
    const secret = mustFindSecret(mustText(inputs, "secretId"), context);
    if (!contents.some((name) => isGiven(inputs, name)))
      throw refusal("InvalidRequestException", "You must provide either SecretString or SecretBinary.", "invalid");
    const versionId = context.mint.uuid();
    const arn = textOf(secret.outputs, "arn") ?? secret.id;
    return {
      id: `${arn}|${versionId}`,
      outputs: {
        arn,
        secretArn: arn,
        versionId,
        versionStages: wanted(texts(inputs.versionStages)),
        hasSecretStringWo: isGiven(inputs, "secretStringWo"),
      },
    };
  },

  update: (_resource, inputs) => ({ versionStages: wanted(texts(inputs.versionStages)) }),

  read: (resource, context) => ({ versionStages: stagesOf(resource, context) }),
};

function wanted(stages: readonly string[]): readonly string[] {
  return stages.length === 0 ? [CURRENT] : stages;
}

/** The versions of a secret, the newest first. */
export function versionsOf(secretArn: string, context: LawContext): readonly Resource[] {
  return context.inventory
    .where(secretVersionType, "secretArn", secretArn)
    .toSorted((one, other) => other.createdAt - one.createdAt);
}

/** The stages that a version has now: a label is on the newest version that asked for it. */
export function stagesOf(version: Resource, context: LawContext): readonly string[] {
  const all = versionsOf(textOf(version.outputs, "secretArn") ?? "", context);
  const newer = all.slice(
    0,
    all.findIndex((one) => one.id === version.id),
  );
  const kept = asked(version).filter((stage) => !newer.some((one) => asked(one).includes(stage)));
  const since = newer.filter((one) => asked(one).includes(CURRENT)).length;
  return asked(version).includes(CURRENT) && since === 1 ? [...kept, PREVIOUS] : kept;
}

function asked(version: Resource): readonly string[] {
  return wanted(texts(version.inputs.versionStages));
}
