import { expect } from "chai";
import { iamPasswordPolicy } from "../../../../../policy-packs/guardrails/rules/identity/iam-password-policy";
import { alone, resource, unknown } from "../../decide";

const on = (props: object) =>
  alone(iamPasswordPolicy, resource("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", { ...props }));
const short = "violation minimumPasswordLength: passwords may have fewer than 14 characters";
const again = "violation passwordReusePrevention: one of the last 24 passwords may be used again";

describe("iam-password-policy", () => {
  it("accepts 14 characters and 24 passwords remembered, also as text", () => {
    expect(on({ minimumPasswordLength: 14, passwordReusePrevention: 24 })).to.deep.equal([]);
    expect(on({ minimumPasswordLength: "16", passwordReusePrevention: "24" })).to.deep.equal([]);
  });

  it("refuses less, and what is not set", () => {
    expect(on({ minimumPasswordLength: 13, passwordReusePrevention: 23 })).to.deep.equal([short, again]);
    expect(on({})).to.deep.equal([short, again]);
  });

  it("what is not known is no pass", () => {
    expect(on({ minimumPasswordLength: unknown, passwordReusePrevention: 24 })).to.have.length(1);
  });
});
