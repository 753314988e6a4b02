import { expect } from "chai";
import { s3NoPublic } from "../../../../../policy-packs/guardrails/rules/storage/s3-no-public";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object) => alone(s3NoPublic, resource(type, { ...props }));
const policy = (statement: object) =>
  on("aws:s3/bucketPolicy:BucketPolicy", {
    policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...statement }] }),
  });
const refused = ["violation policy.Statement[0]: the statement lets everybody in"];
const everybody = { Principal: "*" };

describe("s3-no-public (K-01, C-020)", () => {
  const open: Record<string, object> = {
    everybody: everybody,
    "everybody as an AWS principal": { Principal: { AWS: "*" } },
    "everybody in a list": { Principal: { AWS: ["arn:aws:iam::111111111111:root", "*"] } },
    "everybody but somebody": { NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" } },
    "a condition on anything else": { ...everybody, Condition: { Bool: { "aws:SecureTransport": "true" } } },
    "a caller that may be anybody": { ...everybody, Condition: { StringLike: { "aws:PrincipalArn": "*" } } },
    "an account that may be any": {
      ...everybody,
      Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } },
    },
    "a condition that also holds without the key": {
      ...everybody,
      Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } },
    },
    "everybody of no organisation": { ...everybody, Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } } },
    "all values of a key that may be missing": {
      ...everybody,
      Condition: { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-1" } },
    },
    "addresses in halves": { ...everybody, Condition: { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } } },
  };
  for (const [what, statement] of Object.entries(open)) {
    it(`refuses ${what}`, () => {
      expect(policy(statement)).to.deep.equal(refused);
    });
  }

  const closed: Record<string, object> = {
    "an account": { Principal: { AWS: "arn:aws:iam::111111111111:root" } },
    "a service": { Principal: { Service: "cloudtrail.amazonaws.com" } },
    "everybody of one organisation": { ...everybody, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
    "everybody through one endpoint": { ...everybody, Condition: { StringEquals: { "aws:sourceVpce": "vpce-1" } } },
    "everybody in the office": {
      ...everybody,
      Condition: { IpAddress: { "aws:SourceIp": ["198.51.100.0/24", "8.8.8.8"] } },
    },
    "a denial of everybody": { ...everybody, Effect: "Deny" },
  };
  for (const [what, statement] of Object.entries(closed)) {
    it(`accepts ${what}`, () => {
      expect(policy(statement)).to.deep.equal([]);
    });
  }

  it("refuses lists and grants for everybody, under the old name of the type as well; accepts private ones", () => {
    expect(on("aws:s3/bucketV2:BucketV2", { acl: "public-read" })).to.deep.equal([
      "violation acl: the list public-read lets everybody in",
    ]);
    expect(on("aws:s3/bucketAcl:BucketAcl", { acl: "authenticated-read" })).to.have.length(1);
    expect(on("aws:s3/bucketAcl:BucketAcl", { acl: "private" })).to.deep.equal([]);
    const grant = (uri: string) => ({ accessControlPolicy: { grants: [{ permission: "READ", grantee: { uri } }] } });
    expect(on("aws:s3/bucketAcl:BucketAcl", grant("http://acs.amazonaws.com/groups/global/AllUsers"))).to.deep.equal([
      "violation accessControlPolicy.grants[0]: the grant lets everybody in",
    ]);
    expect(on("aws:s3/bucketAcl:BucketAcl", grant("http://acs.amazonaws.com/groups/s3/LogDelivery"))).to.deep.equal([]);
    const inline = { grants: [{ uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }] };
    expect(on("aws:s3/bucket:Bucket", inline)).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(on("aws:s3/bucketPolicy:BucketPolicy", { policy: unknown })).to.deep.equal([
      "unknown policy: whom the policy lets in is not known; decided at the update",
    ]);
    expect(on("aws:s3/bucket:Bucket", { acl: unknown })).to.have.length(1);
    const statement = { Effect: "Allow", Principal: { AWS: unknown } };
    expect(on("aws:s3/bucketPolicy:BucketPolicy", { policy: { Statement: [statement] } })[0]).to.match(/^unknown /);
    const condition = { StringEquals: { "aws:SourceAccount": unknown } };
    const narrowed = { Effect: "Allow", Principal: "*", Condition: condition };
    expect(on("aws:s3/bucketPolicy:BucketPolicy", { policy: { Statement: [narrowed] } })[0]).to.match(/^unknown /);
  });
});
