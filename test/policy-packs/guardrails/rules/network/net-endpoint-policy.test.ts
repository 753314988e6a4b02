import { expect } from "chai";
import { netEndpointPolicy } from "../../../../../policy-packs/guardrails/rules/network/net-endpoint-policy";
import { alone, resource, together, unknown } from "../../decide";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const POLICY = "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy";
const service = { id: "vpce-1", serviceName: "com.amazonaws.us-east-1.s3", vpcEndpointType: "Gateway" };
const endpoint = (props: object) => resource(ENDPOINT, { ...service, ...props }, { name: "endpoint" });
const allow = (more: object = {}) => ({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...more });
const policy = (...statements: unknown[]) => ({ Version: "2012-10-17", Statement: statements });
const answer = (...facts: Parameters<typeof together>[1]) => together(netEndpointPolicy, facts);
const said = (document: unknown) => answer(endpoint({ policy: document }));
const refused = [
  "violation endpoint policy.Statement[0]: the endpoint lets any identity of any account through to any resource",
];
const none = ["violation endpoint policy: the endpoint has no policy: any identity gets through to any account"];
const equals = (key: string, value: unknown) => ({ Condition: { StringEquals: { [key]: value } } });

describe("net-endpoint-policy (D-012, C-015)", () => {
  it("no policy lets everybody through", () => {
    expect(answer(endpoint({}))).to.deep.equal(none);
  });

  it("refuses everybody, as a text, an object, a single statement, in any spelling", () => {
    expect(said(JSON.stringify(policy(allow())))).to.deep.equal(refused);
    expect(said(policy(allow({ Principal: { AWS: ["*"] } })))).to.deep.equal(refused);
    expect(
      said({
        statement: { effect: "allow", notPrincipal: { AWS: "arn:aws:iam::1:root" }, action: "s3:*", resource: "*" },
      }),
    ).to.deep.equal(refused);
  });

  for (const [what, more] of Object.entries({
    "our organisation": equals("aws:PrincipalOrgID", "o-1"),
    "our account": equals("aws:PrincipalAccount", "111111111111"),
    "a role": { Principal: { AWS: "arn:aws:iam::111111111111:role/app" } },
    "resources of our organisation": equals("aws:ResourceOrgID", "o-1"),
    "a bucket of AWS by name": {
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*",
    },
    "a queue of one account": { Resource: ["arn:aws:sqs:us-east-1:111111111111:*"] },
    "nobody: it refuses": { Effect: "Deny" },
  })) {
    it(`accepts ${what}`, () => {
      expect(said(policy(allow(more)))).to.deep.equal([]);
    });
  }

  for (const [what, more] of Object.entries({
    "a condition that everything in the VPC fulfils": equals("aws:SourceVpc", "vpc-1"),
    "an organisation that may be any": equals("aws:PrincipalOrgID", "*"),
    "a condition by operators that also hold where the key is missing": {
      Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } },
    },
    "any bucket": { Resource: "arn:aws:s3:::*" },
    "buckets by the start of their names": { Resource: "arn:aws:s3:::prod*" },
    "any account's tables": { Resource: "arn:aws:dynamodb:us-east-1:*:table/x" },
    "everything but one": { Resource: undefined, NotResource: "arn:aws:s3:::secret" },
    "one resource and all": { Resource: ["arn:aws:s3:::logs/*", "*"] },
  })) {
    it(`refuses ${what}`, () => {
      expect(said(policy(allow(more)))).to.deep.equal(refused);
    });
  }

  it("accepts what a refusal of everybody else takes back", () => {
    const refusal = (key: string) => ({
      Effect: "Deny",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { StringNotEquals: { [key]: "o-1" } },
    });
    expect(said(policy(allow(), refusal("aws:PrincipalOrgID")))).to.deep.equal([]);
    expect(said(policy(allow(), refusal("aws:SourceVpc")))).to.deep.equal(refused);
  });

  it("every statement counts", () => {
    const good = allow(equals("aws:PrincipalOrgID", "o-1"));
    expect(said(policy(good, allow()))).to.deep.equal([refused[0]?.replace("[0]", "[1]")]);
  });

  it("a policy that is a resource of its own counts, and is looked at itself", () => {
    const own = (document: unknown, props: object = {}) =>
      resource(POLICY, { vpcEndpointId: "vpce-1", policy: document, ...props }, { name: "policy" });
    const good = policy(allow(equals("aws:PrincipalOrgID", "o-1")));
    expect(answer(endpoint({}), own(good))).to.deep.equal([]);
    expect(answer(endpoint({}), own(policy(allow())))).to.deep.equal([refused[0]?.replace("endpoint", "policy")]);
    expect(answer(endpoint({}), own(good, { vpcEndpointId: "vpce-2" }))).to.deep.equal(none);
    expect(answer(endpoint({ id: undefined }), own(good, { vpcEndpointId: unknown }))).to.deep.equal([
      "unknown endpoint policy: whether policy is this endpoint's policy is not known; decided at the update",
    ]);
  });

  it("endpoints that take no policy need none", () => {
    expect(answer(endpoint({ vpcEndpointType: "GatewayLoadBalancer" }))).to.deep.equal([]);
    expect(
      answer(endpoint({ serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-1", vpcEndpointType: "Interface" })),
    ).to.deep.equal([]);
  });

  it("alone, a policy is decided before the endpoint is made; one that is missing may still come", () => {
    expect(alone(netEndpointPolicy, endpoint({ policy: policy(allow()) }))).to.have.length(1);
    expect(alone(netEndpointPolicy, endpoint({}))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(said(unknown)).to.deep.equal([
      "unknown endpoint policy: whom the endpoint lets through is not known; decided at the update",
    ]);
    expect(said(policy(unknown))[0]).to.match(/^unknown endpoint policy.Statement\[0\]: /);
    expect(said(policy(allow(equals("aws:PrincipalOrgID", unknown))))).to.deep.equal([
      "unknown endpoint policy.Statement[0]: whether the endpoint lets everybody through is not known; decided at the update",
    ]);
  });
});
