import { expect } from "chai";
import { cognitoNoGuests } from "../../../../../policy-packs/guardrails/rules/identity/cognito-no-guests";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) =>
  alone(cognitoNoGuests, resource("aws:cognito/identityPool:IdentityPool", { ...props }));

describe("cognito-no-guests (A-006)", () => {
  it("a pool that knows guests is refused, one that does not is accepted, also where nothing is set", () => {
    const refused = [
      "violation allowUnauthenticatedIdentities: everybody gets keys of AWS from the pool, without logging in",
    ];
    expect(answer({ allowUnauthenticatedIdentities: true })).to.deep.equal(refused);
    expect(answer({ allowUnauthenticatedIdentities: "true" })).to.deep.equal(refused);
    expect(answer({ allowUnauthenticatedIdentities: false })).to.deep.equal([]);
    expect(answer({ identityPoolName: "customers" })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ allowUnauthenticatedIdentities: unknown })[0]).to.match(/^unknown allowUnauthenticatedIdentities:/);
  });
});
