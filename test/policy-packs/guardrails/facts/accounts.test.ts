import { expect } from "chai";
import { mayShareAccount } from "../../../../policy-packs/guardrails/facts/accounts";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { resource, unknown } from "../decide";

const one = "111111111111";
const two = "222222222222";
const in_ = (settings: object, props: object = {}) =>
  readResource(resource("a:b:C", { ...props }, { provider: { type: "pulumi:providers:aws", props: { ...settings } } }));
const role = (account: string) => ({ assumeRoles: JSON.stringify([{ roleArn: `arn:aws:iam::${account}:role/r` }]) });

describe("whether two resources may be in one account", () => {
  it("yes, as long as nothing says otherwise", () => {
    expect(mayShareAccount(in_({}), in_({ allowedAccountIds: `["${one}"]` }))).to.equal(true);
    expect(mayShareAccount(in_({ allowedAccountIds: unknown }), in_({}, { accountId: one }))).to.equal(true);
  });

  it("ids that resources name, roles and accounts of providers tell accounts apart, in this order", () => {
    expect(mayShareAccount(in_({ allowedAccountIds: `["${one}"]` }), in_(role(two)))).to.equal(false);
    expect(mayShareAccount(in_(role(one)), in_(role(one)))).to.equal(true);
    expect(mayShareAccount(in_(role(two), { accountId: one }), in_(role(one)))).to.equal(true);
    expect(mayShareAccount(in_({ allowedAccountIds: [one, two] }), in_(role(two)))).to.equal(true);
  });
});
