import { expect } from "chai";
import { s3AclOff } from "../../../../../policy-packs/guardrails/rules/storage/s3-acl-off";
import { alone, resource, unknown } from "../../decide";

const ownership = (objectOwnership: unknown) =>
  alone(s3AclOff, resource("aws:s3/bucketOwnershipControls:BucketOwnershipControls", { rule: { objectOwnership } }));
const acl = (props: object) => alone(s3AclOff, resource("aws:s3/bucketAcl:BucketAcl", { ...props }));
const bucket = (props: object) => alone(s3AclOff, resource("aws:s3/bucket:Bucket", { ...props }));
const given = (path: string, what: string) =>
  `violation ${path}: access is given by a list (${what}), beside the policies that everybody looks at`;

describe("s3-acl-off", () => {
  it("the owner owns every object; lists that are brought back are refused", () => {
    expect(ownership("BucketOwnerEnforced")).to.deep.equal([]);
    for (const value of ["BucketOwnerPreferred", "ObjectWriter"]) {
      expect(ownership(value)).to.deep.equal(["violation rule.objectOwnership: lists of access are on"]);
    }
    expect(ownership(unknown)).to.have.length(1);
  });

  it("a bucket without any list is accepted, as new ones are; also private is what it is anyway", () => {
    for (const props of [{}, { acl: "private" }, { acl: "", grants: [] }]) {
      expect(bucket(props)).to.deep.equal([]);
      expect(acl(props)).to.deep.equal([]);
    }
  });

  it("a list that gives access is refused, canned or grant by grant", () => {
    expect(acl({ acl: "log-delivery-write" })).to.deep.equal([given("acl", "log-delivery-write")]);
    expect(bucket({ acl: "public-read" })).to.deep.equal([given("acl", "public-read")]);
    expect(bucket({ grants: [{ id: "x", permissions: ["READ"] }] })).to.deep.equal([given("grants[0]", "a grant")]);
    const owner = { id: "me" };
    const grants = [{ grantee: { id: "me" } }, { grantee: { uri: "http://acs.amazonaws.com/groups/s3/LogDelivery" } }];
    expect(acl({ accessControlPolicy: { owner, grants } })).to.deep.equal([
      given("accessControlPolicy.grants[1]", "a grant"),
    ]);
  });

  it("the owner's own grant, as a bucket that is there tells it, is none", () => {
    const own = { type: "CanonicalUser", id: "me", permissions: ["FULL_CONTROL"] };
    expect(bucket({ grants: [own] })).to.deep.equal([]);
    expect(bucket({ grants: [own, { ...own, id: "other" }] })).to.have.length(2);
    expect(bucket({ grants: [{ ...own, permissions: ["FULL_CONTROL", "READ"] }] })).to.have.length(1);
    expect(bucket({ grants: [{ ...own, type: "Group" }] })).to.have.length(1);
  });

  it("what is not known is no pass", () => {
    expect(acl({ acl: unknown })).to.deep.equal([
      "unknown acl: whether the list gives access is not known; decided at the update",
    ]);
    expect(acl({ accessControlPolicy: unknown })).to.deep.equal([
      "unknown accessControlPolicy.grants: whom the list gives access is not known; decided at the update",
    ]);
  });
});
