import type { Law, LawContext, Resource } from "../../law";
import { isProperties, type Properties, textOf } from "../../values";
import { arnOf } from "../arn";
import {
  actionsOf,
  checkDocument,
  checkPolicy,
  principalsOf,
  readPolicy,
  samePolicy,
  withPolicyText,
} from "../policy-document";
import { callerArn, unknownPrincipal } from "../principals";
import { isOn, numberOf, objects } from "../reading";
import { refusal } from "../refusal";
import { aliasType, keyType } from "../types";

const DAY = 86_400_000;

/** A key: its policy keeps somebody able to change it, and deletion takes 7 to 30 days. */
export const keyLaw: Law = {
  complete: (inputs) => withPolicyText(inputs, "policy"),

  check(inputs) {
    const days = numberOf(inputs, "deletionWindowInDays");
    const rotation = numberOf(inputs, "rotationPeriodInDays");
    return [
      ...checkPolicy(inputs, "policy"),
      ...(days !== undefined && (days < 7 || days > 30)
        ? [{ property: "deletionWindowInDays", reason: `deletionWindowInDays is ${days}; expected 7 to 30 days.` }]
        : []),
      ...(rotation !== undefined && (rotation < 90 || rotation > 2560)
        ? [
            {
              property: "rotationPeriodInDays",
              reason: `rotationPeriodInDays is ${rotation}; expected 90 to 2560 days.`,
            },
          ]
        : []),
    ];
  },

  judge: ({ path, before, after }) => (path[0] === "policy" && samePolicy(before, after) ? "same" : undefined),

  create(inputs, context) {
    checkKey(inputs, context);
    const id = isOn(inputs, "multiRegion") ? `mrk-${context.mint.hex(32)}` : context.mint.uuid();
    return {
      id,
      outputs: {
        keyId: id,
        arn: arnOf(context, "kms", `key/${id}`),
        policy: textOf(inputs, "policy") ?? JSON.stringify(defaultPolicy(context)),
        rotationPeriodInDays: isOn(inputs, "enableKeyRotation") ? (numberOf(inputs, "rotationPeriodInDays") ?? 365) : 0,
      },
    };
  },

  update(_resource, inputs, context) {
    checkKey(inputs, context);
    return {
      rotationPeriodInDays: isOn(inputs, "enableKeyRotation") ? (numberOf(inputs, "rotationPeriodInDays") ?? 365) : 0,
    };
  },

  remove: (resource, context) => ({
    recoverableUntil: context.now + (numberOf(resource.outputs, "deletionWindowInDays") ?? 30) * DAY,
  }),
};

/** Another name for a key. */
export const aliasLaw: Law = {
  check(inputs) {
    const name = textOf(inputs, "name");
    if (name === undefined || (/^alias\/[\w/-]{1,250}$/.test(name) && !name.startsWith("alias/aws/"))) return [];
    return [
      {
        property: "name",
        reason: `"${name}" is no alias; expected alias/ and letters, digits, _ / or -, and not alias/aws/, which AWS keeps for itself.`,
      },
    ];
  },

  create(inputs, context) {
    const name = textOf(inputs, "name") ?? `${textOf(inputs, "namePrefix") ?? "alias/"}${context.mint.hex(7, "name")}`;
    const arn = arnOf(context, "kms", name);
    if (context.inventory.get(aliasType, name) !== undefined)
      throw refusal("AlreadyExistsException", `An alias with the name ${arn} already exists`);
    return { id: name, outputs: { name, arn, ...target(inputs, context) } };
  },

  update: (_resource, inputs, context) => target(inputs, context),
};

function target(inputs: Properties, context: LawContext): Properties {
  const key = usableKey(textOf(inputs, "targetKeyId") ?? "", context);
  return { targetKeyId: key.id, targetKeyArn: key.outputs.arn ?? "" };
}

/** The key that an id, an ARN or an alias means; KMS's refusal where there is none, or it waits for its deletion. */
export function usableKey(reference: string, context: LawContext): Resource {
  const { inventory } = context;
  const name = reference.replace(/^arn:[^:]+:kms:[^:]*:\d*:/, "").replace(/^key\//, "");
  const id = name.startsWith("alias/")
    ? (textOf(inventory.get(aliasType, name)?.outputs ?? {}, "targetKeyId") ?? name)
    : name;
  const key =
    reference.startsWith("arn:") && !name.startsWith("alias/")
      ? inventory.byArn(reference)
      : inventory.get(keyType, id);
  if (key !== undefined && isOn({ isEnabled: true, ...key.outputs }, "isEnabled")) return key;
  if (key !== undefined)
    throw refusal("DisabledException", `${textOf(key.outputs, "arn")} is disabled.`, "precondition");
  if (inventory.retained(keyType).some((one) => one.id === id))
    throw refusal(
      "KMSInvalidStateException",
      `${arnOf(context, "kms", `key/${id}`)} is pending deletion.`,
      "precondition",
    );
  throw refusal("NotFoundException", `Key '${reference}' does not exist`);
}

/** Refuses a key whose policy does not let a service use it, as CloudWatch Logs does. */
export function checkServiceMayUse(reference: string, service: string, resourceArn: string, context: LawContext): void {
  const key = usableKey(reference, context);
  const document = readPolicy(key.outputs.policy) ?? {};
  const allows = objects(document.Statement).some(
    (statement) =>
      statement.Effect === "Allow" &&
      principalsOf({ Statement: [statement] }).some(
        ({ kind, name }) => name === "*" || (kind === "Service" && name === service),
      ) &&
      actionsOf(statement).some((action) => /^kms:(\*|Encrypt\*?|GenerateDataKey\*?)$/i.test(action)),
  );
  if (!allows)
    throw refusal(
      "AccessDeniedException",
      `The specified KMS key does not exist or is not allowed to be used with Arn '${resourceArn}'. Let ${service} use it in the key's policy.`,
      "denied",
    );
}

function checkKey(inputs: Properties, context: LawContext): void {
  const spec = textOf(inputs, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  if (isOn(inputs, "enableKeyRotation") && spec !== "SYMMETRIC_DEFAULT")
    throw refusal(
      "UnsupportedOperationException",
      `enableKeyRotation is true and the key is ${spec}; AWS rotates symmetric keys only.`,
    );
  const document = readPolicy(inputs.policy);
  if (document === undefined) return;
  checkDocument(document, {
    code: "MalformedPolicyDocumentException",
    principal: "needed",
    resource: "needed",
    longest: 32_768,
  });
  if (unknownPrincipal(document, context) !== undefined)
    throw refusal(
      "MalformedPolicyDocumentException",
      `Policy contains a statement with one or more invalid principals: ${unknownPrincipal(document, context)}.`,
    );
  if (!isOn(inputs, "bypassPolicyLockoutSafetyCheck") && !keepsOwner(document, context))
    throw refusal(
      "MalformedPolicyDocumentException",
      "The new key policy will not allow you to update the key policy in the future. Let the account's root, or the caller, do kms:PutKeyPolicy.",
    );
}

/** Whether the account, or who calls, may still change the policy. */
function keepsOwner(document: Properties, context: LawContext): boolean {
  const { account } = context.place;
  const owners = ["*", account, `arn:${context.partition}:iam::${account}:root`, callerArn(context)];
  return objects(document.Statement).some(
    (statement) =>
      statement.Effect === "Allow" &&
      isProperties(statement) &&
      principalsOf({ Statement: [statement] }).some(({ kind, name }) => kind === "AWS" && owners.includes(name)) &&
      actionsOf(statement).some((action) => /^(\*|kms:\*|kms:Put\*|kms:PutKeyPolicy)$/i.test(action)),
  );
}

function defaultPolicy(context: LawContext): Properties {
  return {
    Version: "2012-10-17",
    Id: "key-default-1",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: `arn:${context.partition}:iam::${context.place.account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  };
}
