import { companionOf } from "../../facts/companions";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN, type Value } from "../../facts/value";
import { any, type Decision } from "../../iam/decision";
import { type PolicyDocument, readDocument, textsOf } from "../../iam/document";
import { evaluate } from "../../iam/evaluate";
import { resourcesOf } from "../../iam/selection";
import { controls } from "../../pack/frameworks";
import { provenBy, type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";

/** What is done to a bucket, and what to its objects: of every verb some, so that only who denies all denies these. */
const ON_BUCKET = [
  "s3:ListBucket",
  "s3:ListBucketVersions",
  "s3:ListBucketMultipartUploads",
  "s3:GetBucketLocation",
  "s3:GetBucketPolicy",
  "s3:PutBucketPolicy",
  "s3:PutLifecycleConfiguration",
  "s3:DeleteBucket",
];
const ON_OBJECTS = [
  "s3:GetObject",
  "s3:GetObjectVersion",
  "s3:GetObjectAttributes",
  "s3:PutObject",
  "s3:PutObjectTagging",
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:AbortMultipartUpload",
  "s3:RestoreObject",
];

const ACCOUNT = "123456789012";
/** Somebody who may do everything, as far as his own policies go. */
const EVERYTHING = readDocument({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
const CALLER = { kind: "user", arn: `arn:aws:iam::${ACCOUNT}:user/somebody`, account: ACCOUNT } as const;
/** A request over plain HTTP tells of no version of TLS. */
const PLAIN = { values: { "aws:SecureTransport": ["false"], "s3:TlsVersion": [] }, isOpen: true };

/** The ARN of the bucket that a policy hangs on: of the name, or of the one that the policy names itself. */
function bucketArn(name: Value | undefined, { statements }: PolicyDocument): string {
  const named = statements
    .flatMap((statement) => (statement === UNKNOWN ? [] : resourcesOf(statement).patterns))
    .flatMap((pattern) => (pattern === UNKNOWN ? [] : (/^arn:[^:]*:s3:::[^/*?]+/.exec(pattern)?.[0] ?? [])));
  const text = textOf(name);
  const partition = named[0]?.split(":")[1] ?? "aws";
  return typeof text === "string" && !text.startsWith("arn:")
    ? `arn:${partition}:s3:::${text}`
    : (named[0] ?? "arn:aws:s3:::*");
}

/** Whether something can be done over plain HTTP. */
function letsPlainIn(policy: Value | undefined, name: Value | undefined): Decision {
  const document = readDocument(policy);
  const arn = bucketArn(name, document);
  const asked = [
    ...ON_BUCKET.map((action) => ({ action, resource: arn })),
    ...ON_OBJECTS.map((action) => ({ action, resource: `${arn}/*` })),
  ];
  return any(
    asked.map((one) =>
      evaluate(
        { ...one, caller: CALLER, context: PLAIN },
        { identity: [EVERYTHING], resource: { document, account: ACCOUNT } },
      ),
    ),
  );
}

function policyVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const policy = props["policy"];
  if (type === BUCKET && (policy === undefined || policy === null || policy === "")) return [];
  const answer = letsPlainIn(policy, props["bucket"]);
  if (answer === UNKNOWN) return [undetermined("policy", "whether the policy refuses plain HTTP is not known")];
  return answer === false
    ? []
    : [violation("policy", "the policy does not refuse plain HTTP for the bucket and its objects")];
}

/** A bucket without a policy refuses nobody who has the right, over whatever connection. */
function bucketVerdicts(stack: Stack, bucket: PolicyResource): readonly StackVerdict[] {
  const inline =
    textsOf(bucket.props["policy"]).some((text) => text !== "") || typeof bucket.props["policy"] === "object";
  if (inline && bucket.props["policy"] !== null) return [];
  const separate = companionOf(stack, bucket, { type: POLICY, property: "bucket" });
  if (separate === true) return [];
  if (separate === false)
    return [{ ...violation("", "the bucket has no policy that refuses plain HTTP"), resource: bucket }];
  const what = `whether the policy ${separate.perhaps.name} is of this bucket is not known`;
  return [{ ...undetermined("", what), resource: bucket }];
}

/** What goes to a bucket, and comes from it, is encrypted on its way. */
export const s3TlsOnly: Rule = {
  id: "s3-tls-only",
  title: "Buckets refuse plain HTTP",
  severity: "medium",
  tier: "baseline",
  frameworks: controls({
    cis5: ["2.1.1"],
    cis3: ["2.1.1"],
    fsbp: ["S3.5"],
    pci4: ["1.2.5", "2.2.5"],
    hipaa: [
      "164.308(a)(1)(ii)(B)",
      "164.312(a)(2)(iv)",
      "164.312(c)(1)",
      "164.312(c)(2)",
      "164.312(e)(1)",
      "164.312(e)(2)(i)",
      "164.312(e)(2)(ii)",
    ],
    gdpr: ["Art. 32"],
  }),
  requirements: ["K-01", "C-021", "D-024"],
  remedy:
    "deny s3:* to everybody on the bucket and its objects where aws:SecureTransport is false (components/storage/bucket-policy.ts)",
  types: [POLICY, BUCKET],
  // What a policy says is decided before it is made; whether a bucket has one only the whole stack shows.
  check: policyVerdicts,
  checkStack: (stack) => [
    ...stack.ofType(POLICY, BUCKET).flatMap((resource) => provenBy(policyVerdicts(resource), resource)),
    ...stack.ofType(BUCKET).flatMap((bucket) => bucketVerdicts(stack, bucket)),
  ],
};
