import { expect } from "chai";
import { FlowLogs } from "../../../components/network/flow-logs";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const args = { scope, vpcId: "vpc-1", keyArn: "arn:key", auditRetentionDays: 365 };

describe("FlowLogs", () => {
  it("records all traffic in an encrypted log group that is kept as long as audits ask (D-014, E-122)", async () => {
    const { recorded } = await record(() => new FlowLogs("flow", args));
    expect(recorded.names()).to.deep.equal(["flow-log-group", "flow-role", "flow-role-policy", "flow-to-log-group"]);
    expect(recorded.get("flow-log-group").inputs).to.deep.equal({
      name: "/causeway/dev/flow",
      retentionInDays: 365,
      kmsKeyId: "arn:key",
    });
    expect(recorded.get("flow-to-log-group").inputs).to.deep.include({ vpcId: "vpc-1", trafficType: "ALL" });
    expect(recorded.json("flow-role", "assumeRolePolicy").Statement[0]).to.deep.include({
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    });
  });

  it("sends a second copy to the central log bucket where there is one (C-014)", async () => {
    const { recorded } = await record(() => new FlowLogs("flow", { ...args, centralLogBucketArn: "arn:aws:s3:::c" }));
    expect(recorded.get("flow-to-central-bucket").inputs).to.deep.include({
      logDestinationType: "s3",
      logDestination: "arn:aws:s3:::c",
      trafficType: "ALL",
    });
  });
});
