import { expect } from "chai";
import { decodeSharedServicesOutputs } from "../../stacks/outputs";
import { composeSharedServices } from "../../stacks/shared-services";
import { promised, record } from "../support/pulumi-mocks";
import { sharedSettings } from "../support/settings";

const compose = () => record(() => composeSharedServices(sharedSettings));

describe("composeSharedServices", () => {
  let composed: Awaited<ReturnType<typeof compose>>;
  before(async () => {
    composed = await compose();
  });

  it("gives outputs that its own decoder accepts (C-029)", async () => {
    const outputs = decodeSharedServicesOutputs("shared", await promised(composed.result));
    expect(outputs.centralLogBucketArn).to.equal("arn:aws:s3:::causeway-shared-audit-555555555555-us-east-1");
  });

  it("lets every member account deliver logs to the central bucket, and no other (C-030)", () => {
    const { recorded } = composed;
    const writes = recorded
      .json("audit-bucket-policy")
      .Statement.filter(({ Sid }) => String(Sid).endsWith("WritesLogs"))
      .map(({ Resource }) => Resource);
    const bucket = "arn:aws:s3:::causeway-shared-audit-555555555555-us-east-1";
    const prefixes = ["555555555555", "111111111111", "333333333333"].map((id) => `${bucket}/AWSLogs/${id}/*`);
    expect(writes).to.deep.equal([prefixes, prefixes, prefixes]);
  });

  it("holds Security Hub, Config, an audit trail and a network of its own (C-029, C-032, C-033, C-009)", () => {
    const { recorded } = composed;
    for (const type of [
      "aws:securityhub/account:Account",
      "aws:cfg/recorder:Recorder",
      "aws:cloudtrail/trail:Trail",
      "awsx:ec2:Vpc",
      "aws:guardduty/detector:Detector",
      "aws:kms/key:Key",
    ]) {
      expect(recorded.ofType(type), type).to.have.length(1);
    }
    expect(recorded.ofType("aws:eks/nodeGroup:NodeGroup")).to.deep.equal([]);
  });

  it("never empties the bucket with everybody's records in order to delete it", () => {
    const { recorded } = composed;
    expect(recorded.get("audit-bucket-bucket").inputs["forceDestroy"]).to.equal(false);
  });
});
