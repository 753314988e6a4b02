import { expect } from "chai";
import { ec2InstanceProfile } from "../../../../../policy-packs/guardrails/rules/compute/ec2-instance-profile";
import { resource, together, unknown } from "../../decide";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const refused = "violation it iamInstanceProfile: the machine has no role of its own: what runs on it would need keys";
const answer = (props: object, ...more: Parameters<typeof together>[1]) =>
  together(ec2InstanceProfile, [resource(INSTANCE, { ...props }), ...more]);
const template = (props: object) => resource(TEMPLATE, { id: "lt-1", ...props }, { name: "t" });
const from = { launchTemplate: { id: "lt-1" } };

describe("ec2-instance-profile (D-017, E-139)", () => {
  it("a machine without a profile is refused, with one accepted, also while its name is not known", () => {
    expect(answer({})).to.deep.equal([refused]);
    expect(answer({ iamInstanceProfile: "" })).to.deep.equal([refused]);
    expect(answer({ iamInstanceProfile: "hosts" })).to.deep.equal([]);
    expect(answer({ iamInstanceProfile: unknown })).to.deep.equal([]);
    const spot = resource("aws:ec2/spotInstanceRequest:SpotInstanceRequest", {});
    expect(together(ec2InstanceProfile, [spot])).to.deep.equal([refused]);
  });

  it("the launch template may name it, by name or by ARN", () => {
    for (const iamInstanceProfile of [{ name: "hosts" }, { arn: unknown }, [{ name: "hosts" }]]) {
      expect(answer(from, template({ iamInstanceProfile }))).to.deep.equal([]);
    }
    expect(answer(from, template({}))).to.deep.equal([refused]);
    expect(answer(from, template({ iamInstanceProfile: {} }))).to.deep.equal([refused]);
    expect(answer(from)).to.deep.equal([`${refused}, and the launch template is not of this stack`]);
  });

  it("a launch template that is not known is no pass", () => {
    expect(answer({ launchTemplate: unknown })).to.deep.equal([
      "unknown it launchTemplate: which launch template decides the machine's role is not known; decided at the update",
    ]);
  });
});
