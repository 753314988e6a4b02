import type { LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { principalsOf } from "../policy-document";
import { isGiven, isOn, objects } from "../reading";

const accountType = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const bucketBlockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";

/**
 * Whether a bucket refuses what would let strangers in. Every bucket made since April 2023 does until a block of its own
 * says otherwise (S3 user guide, "Blocking public access"); the account's block counts besides.
 */
export function blocksPublic(
  setting: "blockPublicPolicy" | "blockPublicAcls",
  bucket: string,
  context: LawContext,
): boolean {
  const own = context.inventory.where(bucketBlockType, "bucket", bucket);
  const account = context.inventory.list(accountType);
  return own.length === 0 || [...own, ...account].some((one) => isOn(one.outputs, setting));
}

/** Whether a policy lets everybody in: S3 calls one with a condition that narrows the caller not public. */
export function isPublic(document: Properties): boolean {
  return objects(document.Statement).some(
    (one) =>
      one.Effect === "Allow" &&
      !isGiven(one, "Condition") &&
      principalsOf({ Statement: [one] }).some(({ name }) => name === "*"),
  );
}

/** Whether a canned ACL lets everybody in, or everybody with an account. */
export function isPublicAcl(inputs: Properties): boolean {
  return /^(public-read|public-read-write|authenticated-read)$/.test(textOf(inputs, "acl") ?? "");
}
