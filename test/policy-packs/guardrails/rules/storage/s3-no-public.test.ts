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
    "the account of any role": { Principal: { AWS: "arn:aws:iam::*:root" } },
    "everybody's own account": {
      ...everybody,
      Condition: { StringEquals: { "aws:PrincipalAccount": "${aws:PrincipalAccount}" } },
    },
    "any organisation": { ...everybody, Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } } },
    "a tenth of all accounts": { ...everybody, Condition: { StringLike: { "aws:PrincipalAccount": "1*" } } },
    "any path of an organisation": {
      ...everybody,
      Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-*/r-1/ou-1/*" } },
    },
    "anybody's private network": { ...everybody, Condition: { IpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } } },
    "a user's name, which other accounts have too": {
      ...everybody,
      Condition: { StringEquals: { "aws:username": "ann" } },
    },
    "a value that the request brings": {
      ...everybody,
      Condition: { StringEquals: { "aws:PrincipalAccount": "${aws:SourceAccount}" } },
    },
    "one of ours or anybody": {
      ...everybody,
      Condition: { StringLike: { "aws:PrincipalArn": ["arn:aws:iam::111111111111:role/x", "arn:aws:iam::*:role/y"] } },
    },
    "anybody's bucket": { ...everybody, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } } },
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
    "everybody of the bucket's own account": {
      ...everybody,
      Condition: { StringEquals: { "aws:PrincipalAccount": "${aws:ResourceAccount}" } },
    },
    "everybody of the bucket's own organisation": {
      ...everybody,
      Condition: { StringEquals: { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" } },
    },
    "everybody of one organisation": { ...everybody, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
    "everybody through one endpoint": { ...everybody, Condition: { StringEquals: { "aws:sourceVpce": "vpce-1" } } },
    "everybody in the office": {
      ...everybody,
      Condition: { IpAddress: { "aws:SourceIp": ["198.51.100.0/24", "8.8.8.8"] } },
    },
    "everybody below one unit": {
      ...everybody,
      Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/r-1/ou-1/*" } },
    },
    "everybody of an account, written as a number": {
      ...everybody,
      Condition: { StringEquals: { "aws:SourceAccount": 111111111111 } },
    },
    "everything of one account": {
      ...everybody,
      Condition: { ArnLike: { "aws:SourceArn": "arn:aws:*:*:111111111111:*" } },
    },
    "a notice of one bucket": { ...everybody, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::uploads" } } },
    "a denial of everybody": { ...everybody, Effect: "Deny" },
  };
  for (const [what, statement] of Object.entries(closed)) {
    it(`accepts ${what}`, () => {
      expect(policy(statement)).to.deep.equal([]);
    });
  }

  describe("a denial of everybody else takes the openness back", () => {
    const allowed = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };
    const outsiders = { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } };
    const denial = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", Condition: outsiders };
    const both = (more: object) =>
      on("aws:s3/bucketPolicy:BucketPolicy", { policy: { Statement: [allowed, { ...denial, ...more }] } });

    const closing: Record<string, object> = {
      "who is not of the organisation": {},
      "who is neither of it nor a service": {
        Condition: { ...outsiders, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
      },
      "who comes from elsewhere": { Condition: { NotIpAddress: { "aws:SourceIp": "198.51.100.0/24" } } },
      "who is not named": {
        Principal: undefined,
        NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" },
        Condition: undefined,
      },
      everybody: { Condition: undefined },
    };
    for (const [whom, more] of Object.entries(closing)) {
      it(`accepts a denial of ${whom}`, () => {
        expect(both(more)).to.deep.equal([]);
      });
    }

    const leaving: Record<string, object> = {
      "of other actions": { Action: "s3:PutObject" },
      "on other objects": { Resource: "arn:aws:s3:::b/private/*" },
      "of somebody": { Principal: { AWS: "111111111111" } },
      "of plain connections": { Condition: { Bool: { "aws:SecureTransport": "false" } } },
      "that asks for more than being an outsider": {
        Condition: { ...outsiders, Bool: { "aws:SecureTransport": "false" } },
      },
      "of everybody outside of half the internet": { Condition: { NotIpAddress: { "aws:SourceIp": "0.0.0.0/1" } } },
      "of members": { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } },
      "of all but everybody": { Principal: undefined, NotPrincipal: "*", Condition: undefined },
    };
    for (const [what, more] of Object.entries(leaving)) {
      it(`refuses a denial ${what}`, () => {
        expect(both(more)).to.deep.equal(refused);
      });
    }
  });

  it("looks at the policies of access points", () => {
    const document = { Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }] };
    expect(on("aws:s3/accessPoint:AccessPoint", { policy: JSON.stringify(document) })).to.deep.equal(refused);
    expect(on("aws:s3control/accessPointPolicy:AccessPointPolicy", { policy: document })).to.deep.equal(refused);
  });

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

  it("refuses them of single objects, copied ones too", () => {
    for (const type of ["bucketObject:BucketObject", "bucketObjectv2:BucketObjectv2", "objectCopy:ObjectCopy"]) {
      expect(on(`aws:s3/${type}`, { acl: "public-read" })).to.deep.equal([
        "violation acl: the list public-read lets everybody in",
      ]);
      expect(on(`aws:s3/${type}`, { acl: "private" })).to.deep.equal([]);
    }
    const uri = "http://acs.amazonaws.com/groups/global/AllUsers";
    expect(
      on("aws:s3/objectCopy:ObjectCopy", { grants: [{ type: "Group", uri, permissions: ["READ"] }] }),
    ).to.deep.equal(["violation grants[0]: the grant lets everybody in"]);
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
