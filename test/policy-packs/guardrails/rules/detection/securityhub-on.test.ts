import { expect } from "chai";
import { securityhubOn } from "../../../../../policy-packs/guardrails/rules/detection/securityhub-on";
import { resource, together, unknown } from "../../decide";

const hub = (props: object = {}) => resource("aws:securityhub/account:Account", { ...props }, { name: "hub" });
const standard = resource("aws:securityhub/standardsSubscription:StandardsSubscription", { standardsArn: "arn" });
const stack = (...facts: Parameters<typeof together>[1]) => together(securityhubOn, facts);

describe("securityhub-on (C-032, E-103)", () => {
  it("a hub with a standard is accepted: its own choice or ours", () => {
    expect(stack(hub())).to.deep.equal([]);
    expect(stack(hub({ enableDefaultStandards: false }), standard)).to.deep.equal([]);
  });

  it("a hub without any is refused", () => {
    expect(stack(hub({ enableDefaultStandards: "false" }))).to.deep.equal([
      "violation hub enableDefaultStandards: the hub holds the account to no standard",
    ]);
  });

  it("without a hub only whoever looks after the account is told", () => {
    const detector = resource("aws:guardduty/detector:Detector", {}, { name: "detector" });
    expect(stack(detector)).to.deep.equal(["violation detector : Security Hub is not on in the account"]);
    expect(together(securityhubOn, [detector], "prod", { owner: false })).to.deep.equal([]);
    expect(stack(resource("aws:s3/bucket:Bucket", {}))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(stack(hub({ enableDefaultStandards: unknown }))).to.deep.equal([
      "unknown hub enableDefaultStandards: whether the hub subscribes to a standard is not known; decided at the update",
    ]);
  });
});
