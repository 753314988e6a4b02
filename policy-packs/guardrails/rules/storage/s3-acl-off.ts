import { mustBeText, valueAt } from "../../facts/must-be";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { BUCKET } from "../../services/buckets";

const OWNERSHIP = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const ACL = "aws:s3/bucketAcl:BucketAcl";

const message = (acl: string) => `access is given by a list (${acl}), beside the policies that everybody looks at`;

/** A canned list gives nothing when it is private, which every bucket's is. */
function cannedVerdicts({ acl }: Properties): readonly Verdict[] {
  const list = textOf(acl);
  if (list === UNKNOWN) return [undetermined("acl", "whether the list gives access is not known")];
  return list === undefined || list.toLowerCase() === "private" ? [] : [violation("acl", message(list))];
}

/** Single grants give something when they are for somebody else than the owner. */
function grantVerdicts(props: Properties, path: string): readonly Verdict[] {
  const grants = listOf(valueAt(props, path));
  if (grants === UNKNOWN) return [undetermined(path, "whom the list gives access is not known")];
  const owner = textOf(valueAt(props, "accessControlPolicy.owner.id"));
  if (grants.length === 1 && isOwners(grants[0])) return [];
  return grants.flatMap((grant, index) => {
    const grantee = isProperties(grant) ? (grant["grantee"] ?? grant) : grant;
    const id = isProperties(grantee) ? textOf(grantee["id"]) : undefined;
    return id !== undefined && id === owner ? [] : [violation(`${path}[${index}]`, message("a grant"))];
  });
}

/** The one grant of every bucket that is not given to anybody. */
function isOwners(grant: Value | undefined): boolean {
  if (!isProperties(grant) || grant["type"] !== "CanonicalUser") return false;
  const permissions = listOf(grant["permissions"]);
  return permissions !== UNKNOWN && permissions.length === 1 && permissions[0] === "FULL_CONTROL";
}

/** Lists of access are a second, forgotten way in. New buckets have none, unless somebody brings them back. */
export const s3AclOff: Rule = {
  id: "s3-acl-off",
  title: "Access to buckets is given by policies, not by lists",
  severity: "low",
  tier: "standard",
  frameworks: controls({ fsbp: ["S3.12"], pci4: ["7.2.1", "7.2.2"], checkov: ["CKV2_AWS_65"] }),
  requirements: [],
  remedy: "set objectOwnership: BucketOwnerEnforced (components/storage/secure-bucket.ts) and use no aws.s3.BucketAcl",
  types: [OWNERSHIP, ACL, BUCKET],
  check({ type, props }) {
    if (type === OWNERSHIP) {
      return mustBeText(props, "rule.objectOwnership", (value) => value.toLowerCase() === "bucketownerenforced", {
        message: "lists of access are on",
        unset: true,
      });
    }
    const grants = type === ACL ? "accessControlPolicy.grants" : "grants";
    return [...cannedVerdicts(props), ...grantVerdicts(props, grants)];
  },
};
