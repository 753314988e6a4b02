import type { Problem } from "../../errors";
import type { Law, LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { importParts } from "../import-name";
import { usableKey } from "../kms/key";
import { isOn, mustText, numberOf, objectOf, objects } from "../reading";
import { refusal } from "../refusal";
import { bucketNamed, mustFindBucket } from "./find-bucket";
import { blocksPublic, isPublicAcl } from "./public-access";

/** What hangs on a bucket: the bucket has to exist, and each kind is there once. */
export function settingLaw(parts: {
  check?: (inputs: Properties) => readonly Problem[];
  judge?: Law["judge"];
  complete?: Law["complete"];
  verify?: (inputs: Properties, context: LawContext) => void;
}): Law {
  const verify = (inputs: Properties, context: LawContext): string => {
    const bucket = mustFindBucket(mustText(inputs, "bucket"), context);
    parts.verify?.(inputs, context);
    return bucket.id;
  };
  return {
    ...(parts.complete === undefined ? {} : { complete: parts.complete }),
    ...(parts.judge === undefined ? {} : { judge: parts.judge }),
    check: (inputs) => parts.check?.(inputs) ?? [],
    create: (inputs, context) => ({ id: verify(inputs, context), outputs: {} }),
    update(_resource, inputs, context) {
      verify(inputs, context);
      return {};
    },
    // Behind the bucket there may be its expected owner, and for an ACL its name.
    importedId: (name) => importParts(name, /^([^,]+)(?:,[^,]+)*$/, "BUCKET[,EXPECTEDBUCKETOWNER]")[0],
  };
}

/** Versions of objects; kept on while the bucket locks objects. */
export const bucketVersioningLaw: Law = settingLaw({
  check(inputs) {
    const status = textOf(objectOf(inputs, "versioningConfiguration"), "status");
    return status === undefined || ["Enabled", "Suspended", "Disabled"].includes(status)
      ? []
      : [
          {
            property: "versioningConfiguration.status",
            reason: `status is "${status}"; expected Enabled, Suspended or Disabled.`,
          },
        ];
  },
  verify(inputs, context) {
    const bucket = bucketNamed(mustText(inputs, "bucket"), context);
    if (
      bucket !== undefined &&
      isOn(bucket.outputs, "objectLockEnabled") &&
      textOf(objectOf(inputs, "versioningConfiguration"), "status") !== "Enabled"
    )
      throw refusal(
        "InvalidBucketState",
        "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
        "precondition",
      );
  },
});

/** How a bucket encrypts; its key has to be usable. */
export const bucketEncryptionLaw: Law = settingLaw({
  verify(inputs, context) {
    for (const rule of objects(inputs.rules)) {
      const by = objectOf(rule, "applyServerSideEncryptionByDefault");
      const key = textOf(by, "kmsMasterKeyId") ?? "";
      const algorithm = textOf(by, "sseAlgorithm");
      if (algorithm === "AES256" && key !== "")
        throw refusal(
          "InvalidArgument",
          "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
        );
      if (key !== "") usableKey(key, context);
    }
  },
});

/** Whether strangers may be let in at all. */
export const bucketPublicAccessBlockLaw: Law = settingLaw({});

/** Who owns objects that others put in. */
export const bucketOwnershipControlsLaw: Law = settingLaw({
  check(inputs) {
    const ownership = textOf(objectOf(inputs, "rule"), "objectOwnership");
    return ownership === undefined ||
      ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"].includes(ownership)
      ? []
      : [
          {
            property: "rule.objectOwnership",
            reason: `objectOwnership is "${ownership}"; expected BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter.`,
          },
        ];
  },
});

/** When objects move and go. */
export const bucketLifecycleLaw: Law = settingLaw({
  check(inputs) {
    const rules = objects(inputs.rules);
    const ids = rules.map((rule) => textOf(rule, "id") ?? "").filter((id) => id !== "");
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    return [
      ...(twice === undefined
        ? []
        : [{ property: "rules", reason: `Rule ID must be unique. Found same ID for more than one rule: ${twice}` }]),
      ...rules.flatMap((rule, at) => daysProblems(rule, `rules[${at}]`)),
    ];
  },
});

function daysProblems(rule: Properties, path: string): Problem[] {
  const expiry = numberOf(objectOf(rule, "expiration"), "days");
  return objects(rule.transitions).flatMap((transition, at) => {
    const days = numberOf(transition, "days");
    const isInfrequent = ["STANDARD_IA", "ONEZONE_IA"].includes(textOf(transition, "storageClass") ?? "");
    if (days !== undefined && isInfrequent && days < 30)
      return [
        {
          property: `${path}.transitions[${at}].days`,
          reason: `'Days' in Transition action must be greater than or equal to 30 for storageClass '${textOf(transition, "storageClass")}'; got ${days}.`,
        },
      ];
    if (days !== undefined && expiry !== undefined && expiry <= days)
      return [
        {
          property: `${path}.expiration.days`,
          reason: `'Days' in the Expiration action (${expiry}) must be greater than 'Days' in the Transition action (${days}).`,
        },
      ];
    return [];
  });
}

/** Where a bucket writes its access log. */
export const bucketLoggingLaw: Law = settingLaw({
  verify(inputs, context) {
    const target = mustText(inputs, "targetBucket");
    if (bucketNamed(target, context) === undefined)
      throw refusal("InvalidTargetBucketForLogging", `The target bucket for logging does not exist: ${target}`);
  },
});

/** How long objects cannot be removed; only in a bucket that was made for it or keeps versions. */
export const bucketObjectLockLaw: Law = settingLaw({
  check(inputs) {
    const retention = objectOf(objectOf(inputs, "rule"), "defaultRetention");
    const isBoth = numberOf(retention, "days") !== undefined && numberOf(retention, "years") !== undefined;
    return isBoth
      ? [{ property: "rule.defaultRetention", reason: "days and years are both given; give one of them." }]
      : [];
  },
  verify(inputs, context) {
    const name = mustText(inputs, "bucket");
    const locked = isOn(bucketNamed(name, context)?.outputs ?? {}, "objectLockEnabled");
    const versioned = ["aws:s3/bucketVersioning:BucketVersioning", "aws:s3/bucketVersioningV2:BucketVersioningV2"]
      .flatMap((type) => context.inventory.where(type, "bucket", name))
      .some((one) => textOf(objectOf(one.outputs, "versioningConfiguration"), "status") === "Enabled");
    if (!locked && !versioned)
      throw refusal(
        "InvalidBucketState",
        "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
        "precondition",
      );
  },
});

/** Who may do what by the older lists: not where the bucket's owner owns every object, as is the default. */
export const bucketAclLaw: Law = settingLaw({
  verify(inputs, context) {
    const name = mustText(inputs, "bucket");
    const controls = context.inventory.where(
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "bucket",
      name,
    )[0];
    const ownership = textOf(objectOf(controls?.outputs ?? {}, "rule"), "objectOwnership") ?? "BucketOwnerEnforced";
    if (ownership === "BucketOwnerEnforced")
      throw refusal(
        "AccessControlListNotSupported",
        `The bucket does not allow ACLs: ${name} has BucketOwnerEnforced. Use a bucket policy, or BucketOwnershipControls first.`,
        "precondition",
      );
    if (isPublicAcl(inputs) && blocksPublic("blockPublicAcls", name, context))
      throw refusal(
        "AccessDenied",
        `User is not authorized to perform: s3:PutBucketAcl on ${name} because public access control lists (ACLs) are blocked by the BlockPublicAcls setting. A bucket blocks them until a BucketPublicAccessBlock says otherwise.`,
        "denied",
      );
  },
});
