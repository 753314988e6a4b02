import { booleanOf, numberOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** AWS rotates key material every 90 to 2,560 days; a year is what the documents ask for. */
const LONGEST_DAYS = 365;

/** Key material of symmetric keys is renewed by itself. Not set means not renewed. */
export const kmsRotation: Rule = {
  id: "kms-rotation",
  title: "Keys are rotated every year",
  severity: "medium",
  tier: "baseline",
  frameworks: controls({
    cis5: ["3.6"],
    cis3: ["3.6"],
    securityHub: ["KMS.4"],
    pci4: ["3.7.4", "3.7.5"],
    soc2: ["PI1.5"],
    hipaa: ["164.312(a)(2)(iv)"],
    gdpr: ["Art. 25", "Art. 30"],
    iso27001: ["A.8.5", "A.8.11", "A.8.24"],
    checkov: ["CKV_AWS_7"],
  }),
  requirements: ["K-03", "B-022", "C-019"],
  remedy: "set enableKeyRotation: true (and rotationPeriodInDays: 365 at most)",
  types: ["aws:kms/key:Key"],
  check({ props }) {
    const spec = textOf(props["customerMasterKeySpec"]);
    const usage = textOf(props["keyUsage"]);
    // Only symmetric encryption keys can be rotated by AWS.
    if (typeof spec === "string" && spec !== "SYMMETRIC_DEFAULT") return [];
    if (typeof usage === "string" && usage !== "ENCRYPT_DECRYPT") return [];
    // Nor one whose material lies in a store outside of KMS.
    if (["customKeyStoreId", "xksKeyId"].some((property) => textOf(props[property]) !== undefined)) return [];
    const rotates = booleanOf(props["enableKeyRotation"]);
    if (rotates === true) return periodVerdicts(numberOf(props["rotationPeriodInDays"]));
    if (rotates === UNKNOWN) return [undetermined("enableKeyRotation", "whether the key is rotated is not known")];
    if (spec === UNKNOWN) return [undetermined("customerMasterKeySpec", "what kind of key it is is not known")];
    if (usage === UNKNOWN) return [undetermined("keyUsage", "what the key is used for is not known")];
    return [violation("enableKeyRotation", "the key is not rotated")];
  },
  mend: () => ({ enableKeyRotation: true }),
};

function periodVerdicts(days: number | typeof UNKNOWN | undefined) {
  const path = "rotationPeriodInDays";
  if (days === UNKNOWN) return [undetermined(path, "how often the key is rotated is not known")];
  if (days === undefined || days <= LONGEST_DAYS) return [];
  return [violation(path, `the key is rotated every ${days} days; expected ${LONGEST_DAYS} at most`)];
}
