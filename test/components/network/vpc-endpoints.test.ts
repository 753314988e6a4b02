import { expect } from "chai";
import { endpointPolicy, gatewayServices, interfaceServices } from "../../../components/network/endpoint-plan";
import { VpcEndpoints } from "../../../components/network/vpc-endpoints";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const make = () =>
  new VpcEndpoints("endpoints", {
    scope,
    vpcId: "vpc-1",
    subnetIds: ["subnet-a"],
    routeTableIds: ["rtb-a", "rtb-d"],
    securityGroupId: "sg-e",
  });

describe("VpcEndpoints", () => {
  it("are two gateways and seventeen interfaces (D-012, C-015)", async () => {
    const { recorded } = await record(make);
    const services = recorded.ofType("aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => inputs["serviceName"]);
    expect(services).to.deep.equal([
      "com.amazonaws.us-east-1.s3",
      "com.amazonaws.us-east-1.dynamodb",
      "com.amazonaws.us-east-1.ssm",
      "com.amazonaws.us-east-1.ssmmessages",
      "com.amazonaws.us-east-1.ec2messages",
      "com.amazonaws.us-east-1.ec2",
      "com.amazonaws.us-east-1.ecr.api",
      "com.amazonaws.us-east-1.ecr.dkr",
      "com.amazonaws.us-east-1.sts",
      "com.amazonaws.us-east-1.logs",
      "com.amazonaws.us-east-1.monitoring",
      "com.amazonaws.us-east-1.kms",
      "com.amazonaws.us-east-1.secretsmanager",
      "com.amazonaws.us-east-1.eks",
      "com.amazonaws.us-east-1.elasticloadbalancing",
      "com.amazonaws.us-east-1.autoscaling",
      "com.amazonaws.us-east-1.sns",
      "com.amazonaws.us-east-1.codedeploy",
      "com.amazonaws.us-east-1.codedeploy-commands-secure",
    ]);
  });

  it("give interfaces private names behind the endpoints' group, and gateways routes (D-012)", async () => {
    const { recorded } = await record(make);
    expect(recorded.get("endpoints-ecr-api").inputs).to.deep.include({
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
      subnetIds: ["subnet-a"],
      securityGroupIds: ["sg-e"],
    });
    expect(recorded.get("endpoints-s3").inputs).to.deep.include({
      vpcEndpointType: "Gateway",
      routeTableIds: ["rtb-a", "rtb-d"],
    });
  });
});

describe("endpointPolicy", () => {
  it("lets identities of this account through; besides, only images may be read from S3 (C-015)", () => {
    for (const service of [...gatewayServices, ...interfaceServices]) {
      const unbound = endpointPolicy(service, scope).filter(({ Condition }) => Condition === undefined);
      expect(unbound.map(({ Action, Resource }) => [Action, Resource])).to.deep.equal(
        service === "s3" ? [["s3:GetObject", "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*"]] : [],
      );
    }
  });
});
