import { mayShareAccount } from "../../facts/accounts";
import { type Answer, anyOf } from "../../facts/answers";
import type { Accompanied } from "../../facts/companions";
import { mustBeOn } from "../../facts/must-be";
import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { booleanOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";
import { BUCKET, bucketHas } from "../../services/buckets";

const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ACCOUNT_BLOCK = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const ACCESS_POINT = "aws:s3/accessPoint:AccessPoint";
const REGIONS_POINT = "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint";

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

const isOn =
  (flag: string) =>
  ({ props }: PolicyResource): Answer =>
    booleanOf(props[flag]) ?? false;

/** Whether the account's block covers what a bucket's leaves out. */
function accountHas(stack: Stack, of: PolicyResource, flag: string): Answer {
  const answers = stack
    .ofType(ACCOUNT_BLOCK)
    .filter((block) => mayShareAccount(block, of))
    .map(isOn(flag));
  return anyOf(answers);
}

function bucketVerdicts(stack: Stack, bucket: PolicyResource): readonly StackVerdict[] {
  const answers = FLAGS.map((flag): { flag: string; has: Accompanied } => {
    const account = accountHas(stack, bucket, flag);
    const has = account === true ? true : bucketHas(stack, bucket, { type: BLOCK, says: isOn(flag) });
    return { flag, has: has === false && account === UNKNOWN ? { perhaps: bucket } : has };
  });
  const named = (kind: (has: Accompanied) => boolean) =>
    answers
      .filter(({ has }) => kind(has))
      .map(({ flag }) => flag)
      .join(", ");
  const missing = named((has) => has === false);
  const open = named((has) => typeof has === "object");
  const told: readonly Verdict[] = [
    ...(missing === "" ? [] : [violation("", `${missing} not on, neither of the bucket nor of the account`)]),
    ...(open === "" ? [] : [undetermined("", `whether ${open} on is not known`)]),
  ];
  return told.map((verdict) => ({ ...verdict, resource: bucket }));
}

/** A block of a bucket that is made elsewhere says all by itself. */
function blockVerdicts(stack: Stack, block: PolicyResource): readonly StackVerdict[] {
  const { candidates } = referenceOf(stack, block, block.props["bucket"], "bucket", [BUCKET]);
  if (candidates.length > 0) return [];
  return FLAGS.filter((flag) => accountHas(stack, block, flag) !== true).flatMap((flag) =>
    mustBeOn(block.props, flag, { message: `${flag} is not on` }).map((verdict) => ({ ...verdict, resource: block })),
  );
}

/** What one resource decides alone: an account's block, and points of access, whose blocks are on by default. */
function aloneVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  if (type === ACCOUNT_BLOCK) {
    return FLAGS.flatMap((flag) => mustBeOn(props, flag, { message: `${flag} is not on for the account` }));
  }
  const block = type === ACCESS_POINT ? "publicAccessBlockConfiguration" : "details.publicAccessBlock";
  return FLAGS.flatMap((flag) =>
    mustBeOn(props, `${block}.${flag}`, { message: `${flag} is not on for the access point`, unset: true }),
  );
}

/** Whatever a policy or a list says later, nobody outside gets in. Not set means that nothing is blocked. */
export const s3Bpa: Rule = {
  id: "s3-bpa",
  title: "Public access is blocked for every bucket, or for the account",
  severity: "high",
  tier: "baseline",
  frameworks: controls({
    cis5: ["2.1.4"],
    cis3: ["2.1.4"],
    fsbp: ["S3.8", "S3.1", "S3.19", "S3.24"],
    pci4: ["1.2.8", "1.3.1"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)"],
    iso27001: ["A.8.1"],
    checkov: ["CKV2_AWS_6"],
  }),
  requirements: ["K-01", "C-020"],
  remedy:
    "add aws.s3.BucketPublicAccessBlock with all four set (components/storage/secure-bucket.ts), or once for all aws.s3.AccountPublicAccessBlock",
  types: [ACCOUNT_BLOCK, ACCESS_POINT, REGIONS_POINT],
  check: aloneVerdicts,
  checkStack: (stack) => [
    ...stack.ofType(BUCKET).flatMap((bucket) => bucketVerdicts(stack, bucket)),
    ...stack.ofType(BLOCK).flatMap((block) => blockVerdicts(stack, block)),
  ],
};
