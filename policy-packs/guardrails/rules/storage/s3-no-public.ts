import type { PolicyResource } from "../../facts/resource";
import { isProperties, listOf, textOf, UNKNOWN, type Value } from "../../facts/value";
import { publicPolicyVerdicts } from "../../iam/public-policy";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const BUCKET = "aws:s3/bucket:Bucket";
const BUCKET_ACL = "aws:s3/bucketAcl:BucketAcl";
const BUCKET_OBJECTS = [
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

const POLICIES = [
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws:s3/accessPoint:AccessPoint",
  "aws:s3control/accessPointPolicy:AccessPointPolicy",
];

/** Canned lists that name everybody, or everybody with any AWS account. */
const PUBLIC_ACLS = new Set(["public-read", "public-read-write", "authenticated-read"]);
const PUBLIC_GROUP = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

/** A bucket is nobody's but ours, by policy, by canned list and by single grants. */
export const s3NoPublic: Rule = {
  id: "s3-no-public",
  title: "No bucket is open to everybody",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["S3.3", "S3.2"],
    pci4: ["1.2.8", "1.3.1"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)"],
    iso27001: ["A.8.1"],
    checkov: ["CKV_AWS_70", "CKV_AWS_20"],
  }),
  requirements: ["K-01", "C-020"],
  remedy: "name the principals, or hold the caller to a fixed account, organisation or endpoint; use no ACLs",
  types: [BUCKET, BUCKET_ACL, ...POLICIES, ...BUCKET_OBJECTS],
  check(resource) {
    const { props } = resource;
    return [
      ...publicPolicyVerdicts(props["policy"], "policy"),
      ...aclVerdicts(props["acl"]),
      ...grantVerdicts(resource),
    ];
  },
};

function aclVerdicts(value: Value | undefined): readonly Verdict[] {
  const acl = textOf(value);
  if (acl === UNKNOWN) return [undetermined("acl", "whom the list lets in is not known")];
  if (acl === undefined || !PUBLIC_ACLS.has(acl.toLowerCase())) return [];
  return [violation("acl", `the list ${acl} lets everybody in`)];
}

/** Single grants: `grants` of a bucket, `accessControlPolicy.grants` of its separate list. */
function grantVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const policy = props["accessControlPolicy"];
  if (policy === UNKNOWN) return [undetermined("accessControlPolicy", "whom the list lets in is not known")];
  const path = isProperties(policy) ? "accessControlPolicy.grants" : "grants";
  const grants = listOf(isProperties(policy) ? policy["grants"] : props["grants"]);
  if (grants === UNKNOWN) return [undetermined(path, "whom the grants let in is not known")];
  return grants.flatMap((grant, index) => {
    const at = `${path}[${index}]`;
    if (grant === UNKNOWN) return [undetermined(at, "whom the grant lets in is not known")];
    const grantee = isProperties(grant) ? (grant["grantee"] ?? grant) : null;
    const uri = isProperties(grantee) ? textOf(grantee["uri"]) : grantee === UNKNOWN ? UNKNOWN : undefined;
    if (uri === UNKNOWN) return [undetermined(at, "whom the grant lets in is not known")];
    return uri !== undefined && PUBLIC_GROUP.test(uri) ? [violation(at, "the grant lets everybody in")] : [];
  });
}
