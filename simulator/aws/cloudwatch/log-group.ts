import { CloudError } from "../../errors";
import type { FunctionLaw, Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import { givenName } from "../iam/names";
import { misshapen, otherThan } from "../input-problems";
import { checkServiceMayUse } from "../kms/key";
import { withinQuota } from "../quotas";
import { isOn, mustText, numberOf } from "../reading";
import { refusal } from "../refusal";
import { logGroupType } from "../types";

/** Days that CloudWatch Logs can keep records; 0 is for ever. */
const retentions: readonly number[] = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** A log group; its name is unique in an account's region, and its key lets the service use it. */
export const logGroupLaw: Law = {
  check(inputs) {
    const days = numberOf(inputs, "retentionInDays");
    return [
      ...misshapen(inputs, "name", /^[\w./#-]{1,512}$/, "1 to 512 letters, digits and _ - / . #"),
      ...otherThan(inputs, "logGroupClass", ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"]),
      ...(days === undefined || retentions.includes(days)
        ? []
        : [
            {
              property: "retentionInDays",
              reason: `retentionInDays is ${days}; expected one of ${retentions.join(", ")} (0 keeps for ever).`,
            },
          ]),
    ];
  },

  create(inputs, context) {
    const name = givenName(inputs, context);
    if (context.inventory.get(logGroupType, name) !== undefined)
      throw refusal(
        "ResourceAlreadyExistsException",
        `The specified log group already exists: ${name}. Import it, or choose another name.`,
      );
    withinQuota("logGroups", context.inventory.list(logGroupType).length);
    const arn = arnOf(context, "logs", `log-group:${name}`);
    checkKey(inputs, arn, context);
    return { id: name, outputs: { name, arn, logGroupClass: textOf(inputs, "logGroupClass") ?? "STANDARD" } };
  },

  update(resource, inputs, context) {
    checkKey(inputs, mustText(resource.outputs, "arn"), context);
    return {};
  },

  remove(resource) {
    if (isOn(resource.outputs, "deletionProtectionEnabled"))
      throw refusal(
        "ValidationException",
        `Deletion protection is enabled for the log group ${resource.id}; set deletionProtectionEnabled to false first.`,
        "precondition",
      );
    return "gone";
  },

  unprotect: (resource) => ({ ...resource.inputs, deletionProtectionEnabled: false }),
};

function checkKey(inputs: Properties, arn: string, context: LawContext): void {
  const key = textOf(inputs, "kmsKeyId") ?? "";
  if (key === "") return;
  try {
    checkServiceMayUse(key, `logs.${context.place.region}.amazonaws.com`, arn, context);
  } catch (error) {
    if (!(error instanceof CloudError) || error.awsCode !== "NotFoundException") throw error;
    throw refusal(
      "AccessDeniedException",
      `The specified KMS key does not exist or is not allowed to be used with Arn '${arn}': there is no key ${key}.`,
    );
  }
}

/** Refuses a log group that does not exist, in the service's words. */
export function mustFindLogGroup(name: string, context: LawContext): void {
  if (context.inventory.get(logGroupType, name) === undefined)
    throw refusal(
      "ResourceNotFoundException",
      `The specified log group does not exist: ${name}, in ${context.place.region} of account ${context.place.account}.`,
    );
}

/** A log group by its name. */
export const getLogGroup: FunctionLaw = (args, context) => {
  const name = mustText(args, "name");
  mustFindLogGroup(name, context);
  const group = context.inventory.get(logGroupType, name);
  const {
    arn = "",
    retentionInDays = 0,
    kmsKeyId = "",
    logGroupClass = "STANDARD",
    tagsAll = {},
  } = group?.outputs ?? {};
  return {
    arn,
    retentionInDays,
    kmsKeyId,
    logGroupClass,
    tags: tagsAll,
    creationTime: group?.createdAt ?? 0,
    deletionProtectionEnabled: isOn(group?.outputs ?? {}, "deletionProtectionEnabled"),
    ...args,
    id: name,
  };
};
