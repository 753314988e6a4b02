import { expect } from "chai";
import { kmsDeletionWindow } from "../../../../../policy-packs/guardrails/rules/secrets/kms-deletion-window";
import { alone, resource, unknown } from "../../decide";

const on = (props: object, type = "aws:kms/key:Key") => alone(kmsDeletionWindow, resource(type, { ...props }));
const soon = ["violation deletionWindowInDays: a deleted key is gone before 14 days are over"];

describe("kms-deletion-window", () => {
  it("refuses fewer than two weeks; not set they are 30 days", () => {
    expect(on({ deletionWindowInDays: 7 })).to.deep.equal(soon);
    expect(on({ deletionWindowInDays: "13" }, "aws:kms/replicaKey:ReplicaKey")).to.deep.equal(soon);
    expect(on({ deletionWindowInDays: 14 })).to.deep.equal([]);
    expect(on({})).to.deep.equal([]);
  });

  it("refuses a policy that is not looked at before it is taken", () => {
    const locked = [
      "violation bypassPolicyLockoutSafetyCheck: a policy is taken that may lock everybody out of the key",
    ];
    expect(on({ bypassPolicyLockoutSafetyCheck: true })).to.deep.equal(locked);
    expect(on({ bypassPolicyLockoutSafetyCheck: "true" }, "aws:kms/keyPolicy:KeyPolicy")).to.deep.equal(locked);
    expect(on({ bypassPolicyLockoutSafetyCheck: false })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(on({ deletionWindowInDays: unknown, bypassPolicyLockoutSafetyCheck: unknown })).to.have.length(2);
  });
});
