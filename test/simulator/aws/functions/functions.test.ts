import { expect } from "chai";
import { ec2Service } from "../../../../simulator/aws/ec2/service";
import { eksService } from "../../../../simulator/aws/eks/service";
import { indexService } from "../../../../simulator/aws/functions/index-service";
import { iamService } from "../../../../simulator/aws/iam/service";
import { kmsService } from "../../../../simulator/aws/kms/service";
import { objects } from "../../../../simulator/aws/reading";
import * as types from "../../../../simulator/aws/types";
import { isProperties, type Properties, textOf } from "../../../../simulator/values";
import { lawContext } from "../../law-context";
import { refusal } from "../../law-world";
import { awsWorld } from "../aws-world";
import { ec2WorldWithDefaults } from "../ec2/ec2-world";

const functions = {
  ...ec2Service.functions,
  ...indexService.functions,
  ...iamService.functions,
  ...kmsService.functions,
  ...eksService.functions,
};

function call(token: string, args: Properties, context = lawContext()): Properties {
  const law = functions[token];
  if (law === undefined) throw new Error(`no ${token}`);
  return law(args, context);
}

describe("functions of the package", () => {
  it("say who calls and where", () => {
    expect(call("aws:index/getCallerIdentity:getCallerIdentity", {})).to.deep.include({
      accountId: "111111111111",
      arn: "arn:aws:iam::111111111111:user/causeway",
    });
    const settings = { assumeRoles: [{ roleArn: "arn:aws:iam::222222222222:role/deploy" }] };
    const assumed = call(
      "aws:index/getCallerIdentity:getCallerIdentity",
      {},
      lawContext([], { settings, place: { account: "222222222222", region: "us-east-1" } }),
    );
    expect(assumed.arn).to.equal("arn:aws:sts::222222222222:assumed-role/deploy/causeway");
    expect(call("aws:index/getRegion:getRegion", {})).to.include({
      id: "eu-west-1",
      region: "eu-west-1",
      endpoint: "ec2.eu-west-1.amazonaws.com",
    });
    expect(refusal(() => call("aws:index/getRegion:getRegion", { region: "eu-west-9" }))).to.equal(
      'InvalidParameterValue: no region found for name: "eu-west-9"',
    );
    expect(call("aws:index/getPartition:getPartition", {})).to.include({
      partition: "aws",
      dnsSuffix: "amazonaws.com",
    });
  });

  it("name the zones of a region, without those that are not wanted", () => {
    const zones = (args: Properties) => call("aws:index/getAvailabilityZones:getAvailabilityZones", args).names;
    expect(zones({ state: "available" })).to.deep.equal(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
    expect(zones({ excludeNames: ["eu-west-1a"] })).to.deep.equal(["eu-west-1b", "eu-west-1c"]);
    expect(zones({ filters: [{ name: "zone-id", values: ["euw1-az3"] }] })).to.deep.equal(["eu-west-1c"]);
    expect(zones({ filters: [{ name: "opt-in-status", values: ["opted-in"] }] })).to.deep.equal([]);
  });
});

describe("functions of networks", () => {
  it("find the default VPC and its subnets", () => {
    const world = ec2WorldWithDefaults();
    const vpc = call("aws:ec2/getVpc:getVpc", { default: true }, world.context(""));
    expect(vpc).to.include({ cidrBlock: "172.31.0.0/16", default: true, state: "available" });
    const ids = call(
      "aws:ec2/getSubnets:getSubnets",
      { filters: [{ name: "vpc-id", values: [vpc.id ?? ""] }] },
      world.context(""),
    ).ids;
    expect(ids).to.have.length(3);
  });

  it("find by tag and by zone, and one only where one is asked for", () => {
    const world = awsWorld();
    const { subnetIds, vpc } = world.network();
    const tagged = world.create(types.vpcType, { cidrBlock: "10.9.0.0/16", tags: { Name: "main" } });
    const context = () => world.context("");
    expect(
      call("aws:ec2/getVpcs:getVpcs", { filters: [{ name: "tag:Name", values: ["ma*"] }] }, context()).ids,
    ).to.deep.equal([tagged.id]);
    const subnet = call("aws:ec2/getSubnet:getSubnet", { vpcId: vpc.id, availabilityZone: "eu-west-1b" }, context());
    expect(subnet.id).to.equal(subnetIds[1]);
    expect(refusal(() => call("aws:ec2/getSubnet:getSubnet", { vpcId: vpc.id }, context()))).to.equal(
      "InvalidParameterValue: multiple EC2 Subnets matched; use additional constraints to reduce matches to a single EC2 Subnet",
    );
    expect(refusal(() => call("aws:ec2/getVpc:getVpc", { id: "vpc-1" }, context()))).to.equal(
      "InvalidVPC.NotFound: no matching EC2 VPC found",
    );
    expect(
      refusal(() => call("aws:ec2/getVpcs:getVpcs", { filters: [{ name: "colour", values: ["red"] }] }, context())),
    ).to.equal("InvalidParameterValue: The filter 'colour' is invalid");
  });

  it("find a subnet's route table", () => {
    const world = awsWorld();
    const { subnetIds, vpc } = world.network();
    const table = world.create(types.routeTableType, { vpcId: vpc.id });
    world.create(types.routeTableAssociationType, { routeTableId: table.id, subnetId: subnetIds[0] ?? "" });
    const found = (subnetId: string) => call("aws:ec2/getRouteTable:getRouteTable", { subnetId }, world.context(""));
    expect(found(subnetIds[0] ?? "")).to.include({ id: table.id, routeTableId: table.id, vpcId: vpc.id });
    expect(refusal(() => found(subnetIds[1] ?? ""))).to.match(/^InvalidRouteTableID.NotFound/);
    expect(found(subnetIds[0] ?? "").routes).to.deep.equal([]);
    const gateway = world.create(types.internetGatewayType, { vpcId: vpc.id });
    const route = { routeTableId: table.id, gatewayId: gateway.id, destinationCidrBlock: "0.0.0.0/0" };
    world.create(types.routeType, route);
    const [shown, ...others] = objects(found(subnetIds[0] ?? "").routes);
    expect(others).to.deep.equal([]);
    expect(shown).to.include({ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id, natGatewayId: "", ipv6CidrBlock: "" });
  });

  it("say nothing of what the provider notes among the inputs", () => {
    const world = awsWorld();
    const vpc = world.create(types.vpcType, { cidrBlock: "10.0.0.0/16" });
    const noted = { ...vpc, inputs: { ...vpc.inputs, __defaults: ["instanceTenancy"] } };
    const found = call("aws:ec2/getVpc:getVpc", { id: vpc.id }, lawContext([noted]));
    expect(found).to.include({ id: vpc.id, cidrBlock: "10.0.0.0/16" });
    expect(found).not.to.have.property("__defaults");
  });

  it("choose among images only when asked for the most recent one, and say who publishes it", () => {
    const image = (args: Properties) => call("aws:ec2/getAmi:getAmi", { owners: ["amazon"], ...args });
    const wide = { filters: [{ name: "name", values: ["al2023-*"] }] };
    expect(refusal(() => image(wide))).to.equal(
      "InvalidParameterValue: Your query returned more than one result. Please try a more specific search criteria, or set mostRecent to true.",
    );
    expect(image({ ...wide, mostRecent: true })).to.include({ ownerId: "137112412989", imageOwnerAlias: "amazon" });
    expect(image({ filters: [{ name: "name", values: ["al2023-1"] }] })).to.include({ name: "al2023-1" });
    expect(image({ ...wide, mostRecent: true, owners: ["099720109477"] })).to.include({
      ownerId: "099720109477",
      imageOwnerAlias: "",
    });
  });

  it("find the same image for the same question, services and instance types", () => {
    const image = (name: string) =>
      call("aws:ec2/getAmi:getAmi", {
        owners: ["amazon"],
        mostRecent: true,
        filters: [{ name: "name", values: [name] }],
      });
    expect(image("al2023-*-arm64")).to.deep.include({ id: image("al2023-*-arm64").id, architecture: "arm64" });
    expect(image("al2023-*-x86_64").id)
      .to.match(/^ami-[0-9a-f]{17}$/)
      .and.not.equal(image("al2023-*-arm64").id);
    const byId = { owners: ["amazon"], filters: [{ name: "image-id", values: ["ami-own"] }] };
    expect(call("aws:ec2/getAmi:getAmi", byId)).to.deep.include({
      id: "ami-own",
      rootDeviceName: "/dev/xvda",
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: {}, noDevice: "", virtualName: "" }],
    });
    expect(call("aws:ec2/getVpcEndpointService:getVpcEndpointService", { service: "s3" })).to.include({
      serviceName: "com.amazonaws.eu-west-1.s3",
      serviceType: "Gateway",
    });
    const type = (instanceType: string) => call("aws:ec2/getInstanceType:getInstanceType", { instanceType });
    expect(type("m6i.2xlarge")).to.deep.include({
      defaultVcpus: 8,
      memorySize: 32_768,
      supportedArchitectures: ["x86_64"],
    });
    expect(type("c7g.large")).to.deep.include({ defaultVcpus: 2, memorySize: 4096, supportedArchitectures: ["arm64"] });
    expect(refusal(() => type("huge"))).to.equal(
      "InvalidInstanceType: The following supplied instance types do not exist: [huge]",
    );
  });
});

describe("getPolicyDocument", () => {
  const render = (args: Properties): Properties => {
    const document: Properties = JSON.parse(
      textOf(call("aws:iam/getPolicyDocument:getPolicyDocument", args), "json") ?? "",
    );
    return document;
  };

  it("renders statements as the provider does", () => {
    expect(
      render({
        statements: [
          {
            sid: "Read",
            actions: ["s3:GetObject", "s3:ListBucket"],
            resources: ["arn:aws:s3:::logs"],
            principals: [{ type: "AWS", identifiers: ["111111111111"] }],
            conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: ["111111111111"] }],
          },
        ],
      }),
    ).to.deep.equal({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Principal: { AWS: "111111111111" },
          Action: ["s3:ListBucket", "s3:GetObject"],
          Resource: "arn:aws:s3:::logs",
          Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
        },
      ],
    });
  });

  it("merges sources, and lets overrides take the place of their Sid", () => {
    const source = JSON.stringify({ Statement: [{ Sid: "A", Effect: "Allow", Action: "s3:*", Resource: "*" }] });
    const override = JSON.stringify({ Statement: [{ Sid: "A", Effect: "Deny", Action: "s3:*", Resource: "*" }] });
    const { Statement } = render({ sourcePolicyDocuments: [source], overridePolicyDocuments: [override] });
    expect(Statement).to.deep.equal([{ Sid: "A", Effect: "Deny", Action: "s3:*", Resource: "*" }]);
    expect(refusal(() => render({ sourcePolicyDocuments: [source, source] }))).to.equal(
      "InvalidParameterValue: duplicate Sid (A) in source_policy_documents. Remove the Sid or ensure Sids are unique.",
    );
  });

  it("lets its own statements take the place of a source's, and refuses one Sid twice among them", () => {
    const source = JSON.stringify({ Statement: [{ Sid: "A", Effect: "Allow", Action: "s3:*", Resource: "*" }] });
    const statement = { sid: "A", actions: ["sqs:*"], resources: ["*"] };
    expect(render({ sourcePolicyDocuments: [source], statements: [statement] })).to.deep.equal({
      Version: "2012-10-17",
      Statement: [{ Sid: "A", Effect: "Allow", Action: "sqs:*", Resource: "*" }],
    });
    expect(refusal(() => render({ statements: [statement, statement] }))).to.equal(
      "InvalidParameterValue: duplicate Sid (A). Remove the Sid or ensure the Sid is unique.",
    );
  });

  it("writes IAM's variables, in the order of the provider, and Go's escapes", () => {
    const args = {
      statements: [
        {
          actions: ["s3:GetObject"],
          resources: ["arn:aws:s3:::home/&{aws:username}/*"],
          principals: [{ type: "*", identifiers: ["*"] }],
          conditions: [{ test: "StringLike", variable: "s3:prefix", values: ["b<", "a"] }],
        },
      ],
    };
    expect(textOf(call("aws:iam/getPolicyDocument:getPolicyDocument", args), "minifiedJson")).to.equal(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",' +
        '"Resource":"arn:aws:s3:::home/\u0024{aws:username}/*","Principal":"*",' +
        '"Condition":{"StringLike":{"s3:prefix":["b\\u003c","a"]}}}]}',
    );
    const [statement] = args.statements;
    expect(refusal(() => render({ version: "2008-10-17", statements: [statement ?? {}] }))).to.equal(
      "InvalidParameterValue: found &{ sequence in (arn:aws:s3:::home/&{aws:username}/*), which is not supported in document version 2008-10-17",
    );
  });

  it("refuses what the provider's schema refuses", () => {
    const own = (statement: Properties) => refusal(() => render({ statements: [statement] }));
    expect(own({ sid: "has space" })).to.equal(
      "InvalidParameterValue: sid must only include alphanumeric characters, got has space",
    );
    expect(own({ effect: "allow" })).to.equal(
      'InvalidParameterValue: expected effect to be one of ["Allow" "Deny"], got allow',
    );
    expect(refusal(() => render({ sourceJson: "{}" }))).to.equal(
      "InvalidParameterValue: sourceJson is not used any more and must be empty; give sourcePolicyDocuments",
    );
  });
});

describe("functions of clusters and keys", () => {
  it("describe a cluster, its access and its add-ons", () => {
    const world = awsWorld();
    const { subnetIds } = world.network();
    const role = world.role("cluster", "eks.amazonaws.com");
    world.create(types.clusterType, { name: "dev", roleArn: role.outputs.arn ?? "", vpcConfig: { subnetIds } });
    const found = call("aws:eks/getCluster:getCluster", { name: "dev" }, world.context(""));
    expect(found).to.include({ id: "dev", status: "ACTIVE" });
    expect(isProperties(found.vpcConfig)).to.equal(true);
    expect(call("aws:eks/getClusterAuth:getClusterAuth", { name: "dev" }).token).to.match(/^k8s-aws-v1\./);
    expect(refusal(() => call("aws:eks/getCluster:getCluster", { name: "prod" }))).to.equal(
      "ResourceNotFoundException: No cluster found for name: prod.",
    );
    const version = (addonName: string) =>
      call("aws:eks/getAddonVersion:getAddonVersion", { addonName, kubernetesVersion: "1.34", mostRecent: true })
        .version;
    expect(version("vpc-cni")).to.equal("v1.20.4-eksbuild.1");
    expect(refusal(() => version("nothing"))).to.equal(
      "ResourceNotFoundException: No version of add-on nothing for Kubernetes 1.34.",
    );
  });

  it("know AWS's own keys, and the account's by alias", () => {
    const alias = (name: string) => call("aws:kms/getAlias:getAlias", { name }, world.context(""));
    const world = awsWorld();
    expect(alias("alias/aws/ebs").targetKeyArn).to.match(/^arn:aws:kms:eu-west-1:111111111111:key\//);
    expect(refusal(() => alias("alias/dev"))).to.equal(
      "NotFoundException: Alias arn:aws:kms:eu-west-1:111111111111:alias/dev is not found.",
    );
    const key = world.create(types.keyType, {});
    world.create(types.aliasType, { name: "alias/dev", targetKeyId: key.id });
    expect(alias("alias/dev").targetKeyId).to.equal(key.id);
  });
});
