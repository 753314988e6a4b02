import { mustBeSet } from "../../facts/must-be";
import { type Properties, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict } from "../../pack/rule";
import { DISTRIBUTION, serverOriginsOf, TENANTS_DISTRIBUTION } from "../../services/distributions";

function verdictsOf(props: Properties): readonly Verdict[] {
  const missing = mustBeSet(props, "webAclId", "the internet reaches an application through it without a web ACL");
  if (missing.length === 0) return [];
  const answers = serverOriginsOf(props).map((origin) => (origin === UNKNOWN ? UNKNOWN : origin.isApplication));
  if (answers.includes(true)) return missing;
  if (!answers.includes(UNKNOWN)) return [];
  return [undetermined("origins", "whether an application answers behind the distribution is not known")];
}

/** What the public sends is looked at before an application sees it. A distribution of a bucket alone needs none. */
export const cloudfrontWaf: Rule = {
  id: "cloudfront-waf",
  title: "Distributions in front of an application have a web ACL",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["CloudFront.6"], checkov: ["CKV_AWS_68"] }),
  requirements: ["D-025"],
  remedy: "set webAclId to the ARN of an aws.wafv2.WebAcl with scope: CLOUDFRONT",
  types: [DISTRIBUTION, TENANTS_DISTRIBUTION],
  check: ({ props }) => verdictsOf(props),
};
