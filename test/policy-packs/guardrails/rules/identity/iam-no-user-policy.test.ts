import { expect } from "chai";
import { iamNoUserPolicy } from "../../../../../policy-packs/guardrails/rules/identity/iam-no-user-policy";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object, environment = "dev") =>
  alone(iamNoUserPolicy, resource(type, { ...props }), environment);
const ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";
const EXCLUSIVE = "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive";

describe("iam-no-user-policy (A-071, D-021)", () => {
  it("refuses a user's own policy in every form", () => {
    const message = "a user gets a policy of its own";
    expect(on("aws:iam/userPolicy:UserPolicy", { user: "ann", policy: unknown })).to.deep.equal([
      `violation : ${message}`,
    ]);
    expect(on("aws:iam/userPolicyAttachment:UserPolicyAttachment", { user: "ann" })).to.deep.equal([
      `violation : ${message}`,
    ]);
    expect(on(ATTACHMENT, { users: ["ann"], groups: ["all"] })).to.deep.equal([`violation users: ${message}`]);
    expect(on(EXCLUSIVE, { userName: "ann", policyArns: ["arn"] })).to.deep.equal([`violation policyArns: ${message}`]);
  });

  it("accepts policies of groups and roles, and that a user has none", () => {
    expect(on(ATTACHMENT, { groups: ["all"], roles: ["app"] })).to.deep.equal([]);
    expect(on(ATTACHMENT, { users: [] })).to.deep.equal([]);
    expect(on(EXCLUSIVE, { userName: "ann", policyArns: [] })).to.deep.equal([]);
  });

  it("refuses users in production", () => {
    expect(on("aws:iam/user:User", {})).to.deep.equal([]);
    expect(on("aws:iam/user:User", {}, "prod")).to.deep.equal(["violation : a user that lasts in production"]);
    expect(on("aws:iam/user:User", {}, "prod-pci")).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(on(ATTACHMENT, { users: unknown })).to.deep.equal([
      "unknown users: whether a user gets a policy of its own is not known; decided at the update",
    ]);
    expect(on(ATTACHMENT, { users: [unknown] })).to.have.length(1);
  });
});
