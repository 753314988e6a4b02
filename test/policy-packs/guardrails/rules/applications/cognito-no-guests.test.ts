import { expect } from "chai";
import { cognitoNoGuests } from "../../../../../policy-packs/guardrails/rules/applications/cognito-no-guests";
import { alone, resource, unknown } from "../../decide";

const pool = (props: object) => alone(cognitoNoGuests, resource("aws:cognito/identityPool:IdentityPool", { ...props }));

describe("cognito-no-guests (D-021)", () => {
  it("guests get no credentials, which they do only where somebody says so", () => {
    for (const allowUnauthenticatedIdentities of [true, "true"]) {
      expect(pool({ allowUnauthenticatedIdentities })).to.deep.equal([
        "violation allowUnauthenticatedIdentities: whoever asks gets credentials of the account, and nobody knows who he is",
      ]);
    }
    expect(pool({ allowUnauthenticatedIdentities: false })).to.deep.equal([]);
    expect(pool({})).to.deep.equal([]);
    expect(pool({ allowUnauthenticatedIdentities: unknown })).to.have.length(1);
  });
});
