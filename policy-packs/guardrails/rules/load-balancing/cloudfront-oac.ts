import { UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";
import { bucketOriginsOf, DISTRIBUTION, isSet, TENANTS_DISTRIBUTION } from "../../services/distributions";

/** Not by an origin access control a bucket has to be public, or without a key of ours: the older identity has no keys. */
export const cloudfrontOac: Rule = {
  id: "cloudfront-oac",
  title: "Distributions ask their buckets by an origin access control",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["CloudFront.13"] }),
  requirements: [],
  remedy:
    "set originAccessControlId to the id of an aws.cloudfront.OriginAccessControl, and let the bucket's policy name cloudfront.amazonaws.com with aws:SourceArn",
  types: [DISTRIBUTION, TENANTS_DISTRIBUTION],
  check: ({ props }) =>
    bucketOriginsOf(props).flatMap((origin) => {
      if (origin === UNKNOWN) return [undetermined("origins", "how the origin is asked is not known")];
      if (isSet(origin, "originAccessControlId")) return [];
      return [
        violation(`${origin.path}.originAccessControlId`, "the bucket is asked without an origin access control"),
      ];
    }),
};
