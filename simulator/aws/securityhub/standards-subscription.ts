import type { Law } from "../../law";
import { arnOf } from "../arn";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { securityHubType } from "../types";

/** Standards that Security Hub knows, and the versions of each. */
const standards: Readonly<Record<string, readonly string[]>> = {
  "aws-foundational-security-best-practices": ["1.0.0"],
  "aws-resource-tagging-standard": ["1.0.0"],
  "cis-aws-foundations-benchmark": ["1.2.0", "1.4.0", "3.0.0", "5.0.0"],
  "nist-800-53": ["5.0.0"],
  "nist-800-171": ["2.0.0"],
  "pci-dss": ["3.2.1", "4.0.1"],
};

/** A standard that findings are held to; it needs Security Hub. */
export const standardsSubscriptionLaw: Law = {
  create(inputs, context) {
    const { account } = context.place;
    if (context.inventory.list(securityHubType).length === 0)
      throw refusal(
        "InvalidAccessException",
        `Account ${account} is not subscribed to AWS Security Hub. Switch it on first.`,
        "denied",
      );
    const standardsArn = mustText(inputs, "standardsArn");
    const path = standardPath(standardsArn, context.place.region);
    if (path === undefined)
      throw refusal(
        "InvalidInputException",
        `The StandardsArn ${standardsArn} is no standard of ${context.place.region}; expected one such as arn:${context.partition}:securityhub:${context.place.region}::standards/aws-foundational-security-best-practices/v/1.0.0.`,
      );
    const arn = arnOf(context, "securityhub", `subscription/${path}`);
    return { id: arn, outputs: { arn } };
  },
};

/** `nist-800-53/v/5.0.0`; the oldest of CIS is a rule set without a region. */
function standardPath(arn: string, region: string): string | undefined {
  const match = /^arn:aws[a-z-]*:securityhub:([a-z0-9-]*)::(standards|ruleset)\/([a-z0-9-]+)\/v\/([\d.]+)$/.exec(arn);
  if (match === null) return undefined;
  const [, place, kind, name = "", version = ""] = match;
  const isOldest = name === "cis-aws-foundations-benchmark" && version === "1.2.0";
  const isWritten = isOldest ? kind === "ruleset" && place === "" : kind === "standards" && place === region;
  const isKnown = Object.hasOwn(standards, name) && standards[name]?.includes(version) === true;
  return isWritten && isKnown ? `${name}/v/${version}` : undefined;
}
