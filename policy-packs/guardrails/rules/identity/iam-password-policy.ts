import { mustBeNumber } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

const LENGTH = 14;
const REMEMBERED = 24;

/** Passwords of users are long, and new ones new. Not set, AWS asks for 6 characters and remembers none. */
export const iamPasswordPolicy: Rule = {
  id: "iam-password-policy",
  title: "Passwords have 14 characters and are not used again",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    cis5: ["1.7", "1.8"],
    cis3: ["1.8", "1.9"],
    fsbp: ["IAM.7"],
    securityHub: ["IAM.10"],
    hipaa: ["164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"],
    gdpr: ["Art. 25"],
    iso27001: ["A.5.15"],
    checkov: ["CKV_AWS_10"],
  }),
  requirements: [],
  remedy: `set minimumPasswordLength: ${LENGTH} and passwordReusePrevention: ${REMEMBERED} (components/account/account-defaults.ts)`,
  types: ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"],
  check: ({ props }) => [
    ...mustBeNumber(props, "minimumPasswordLength", (value) => value >= LENGTH, {
      message: `passwords may have fewer than ${LENGTH} characters`,
    }),
    ...mustBeNumber(props, "passwordReusePrevention", (value) => value >= REMEMBERED, {
      message: `one of the last ${REMEMBERED} passwords may be used again`,
    }),
  ],
};
