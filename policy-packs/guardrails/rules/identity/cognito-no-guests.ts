import { mustBeOff } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** An identity pool hands out keys of AWS: to guests that is to everybody who knows its id. Not set means no guests. */
export const cognitoNoGuests: Rule = {
  id: "cognito-no-guests",
  title: "Identity pools hand no keys of AWS to guests",
  severity: "high",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_366"] }),
  requirements: ["A-006"],
  remedy: "set allowUnauthenticatedIdentities: false, and let people log in first",
  types: ["aws:cognito/identityPool:IdentityPool"],
  check: ({ props }) =>
    mustBeOff(props, "allowUnauthenticatedIdentities", {
      message: "everybody gets keys of AWS from the pool, without logging in",
      unset: true,
    }),
};
