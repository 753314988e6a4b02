import { mustBeOff } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** Whoever gets credentials of the account has said who he is. Not set means that guests get none. */
export const cognitoNoGuests: Rule = {
  id: "cognito-no-guests",
  title: "Identity pools give no credentials to guests",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["Cognito.2"] }),
  requirements: ["D-021"],
  remedy: "leave allowUnauthenticatedIdentities out, and let people log in by a user pool or another provider",
  types: ["aws:cognito/identityPool:IdentityPool"],
  check: ({ props }) =>
    mustBeOff(props, "allowUnauthenticatedIdentities", {
      message: "whoever asks gets credentials of the account, and nobody knows who he is",
      unset: true,
    }),
};
