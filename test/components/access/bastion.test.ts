import { expect } from "chai";
import { Bastion } from "../../../components/access/bastion";
import { amazonLinuxParameter } from "../../../components/access/machine-image";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const make = () =>
  new Bastion("bastion", {
    scope,
    bastionInstanceType: "t3.nano",
    vpcId: "vpc-1",
    subnetId: "subnet-a",
    keyArn: "arn:key",
    instanceProfileName: "profile",
    securityTopicArn: "arn:security",
  });

describe("Bastion", () => {
  it("has no public address, no key pair, no way in; its disk is encrypted, its metadata by token only (D-018)", async () => {
    const { recorded } = await record(make);
    expect(recorded.names()).to.deep.equal([
      "bastion-instance",
      "bastion-security-group",
      "bastion-session-started",
      "bastion-session-started-notice",
      "bastion-to-internet-443",
    ]);
    expect(recorded.get("bastion-instance").inputs).to.deep.equal({
      ami: "ami-mock",
      instanceType: "t3.nano",
      subnetId: "subnet-a",
      vpcSecurityGroupIds: ["bastion-security-group-id"],
      associatePublicIpAddress: false,
      iamInstanceProfile: "profile",
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { encrypted: true, kmsKeyId: "arn:key", volumeType: "gp3", volumeSize: 8 },
      monitoring: true,
      tags: { Name: "causeway-dev-bastion", SessionAccess: "dev" },
    });
    expect(recorded.get("bastion-instance").ignoreChanges).to.deep.equal(["ami"]);
    expect(recorded.ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")).to.deep.equal([]);
    expect(recorded.get("bastion-to-internet-443").inputs).to.deep.include({ fromPort: 443, toPort: 443 });
  });

  it("announces every session that is started (D-019)", async () => {
    const { recorded } = await record(make);
    const pattern: unknown = JSON.parse(String(recorded.get("bastion-session-started").inputs["eventPattern"]));
    expect(pattern).to.deep.equal({
      source: ["aws.ssm"],
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { eventSource: ["ssm.amazonaws.com"], eventName: ["StartSession"] },
    });
    expect(recorded.get("bastion-session-started-notice").inputs).to.deep.include({ arn: "arn:security" });
  });
});

describe("amazonLinuxParameter", () => {
  it("follows the instance type's processor", () => {
    const path = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default";
    for (const type of ["t3.nano", "m7i.large", "g5.xlarge", "t3a.small"]) {
      expect(amazonLinuxParameter(type)).to.equal(`${path}-x86_64`);
    }
    for (const type of ["t4g.nano", "m7gd.large", "c7gn.xlarge"]) {
      expect(amazonLinuxParameter(type)).to.equal(`${path}-arm64`);
    }
  });
});
