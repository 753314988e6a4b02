import { expect } from "chai";
import { iamNoAdmin } from "../../../../policy-packs/guardrails/rules/identity/iam-no-admin";
import { iamNoServiceStar } from "../../../../policy-packs/guardrails/rules/identity/iam-no-service-star";
import { alone, resource, together, unknown } from "../decide";

const POLICY = "aws:iam/policy:Policy";
const wide = { policy: { Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } } };
const boundary = resource(POLICY, wide, { name: "developers-boundary" });
const bounded = resource(
  "aws:iam/role:Role",
  { permissionsBoundary: unknown },
  { name: "developer", propertyDependencies: { permissionsBoundary: [boundary.urn] } },
);
const attachment = (property: string) =>
  resource(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    { [property]: unknown },
    { name: "attachment", propertyDependencies: { [property]: [boundary.urn] } },
  );
const refused = [
  "violation developers-boundary policy.Statement[0]: the statement allows every action of a service on every resource: s3:*",
];

describe("policies that bound", () => {
  it("one that bounds somebody and is attached to nobody gives nothing, and is accepted", () => {
    expect(alone(iamNoServiceStar, boundary, "prod")).to.deep.equal([]);
    expect(together(iamNoServiceStar, [boundary, bounded], "prod")).to.deep.equal([]);
  });

  it("one that is called so, and bounds nobody or is attached as well, is refused", () => {
    expect(together(iamNoServiceStar, [boundary], "prod")).to.deep.equal(refused);
    expect(together(iamNoServiceStar, [boundary, bounded, attachment("policyArn")], "prod")).to.deep.equal(refused);
  });

  it("one that is attached by the name in an ARN, or may be by one that is not known, is refused", () => {
    const attach = (policyArn: unknown) =>
      resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", { policyArn }, { name: "attachment" });
    const own = "arn:aws:iam::111111111111:policy/people/developers-boundary";
    for (const arn of [own, unknown]) {
      expect(together(iamNoServiceStar, [boundary, bounded, attach(arn)], "prod")).to.deep.equal(refused);
    }
    const other = attach("arn:aws:iam::aws:policy/ReadOnlyAccess");
    expect(together(iamNoServiceStar, [boundary, bounded, other], "prod")).to.deep.equal([]);
  });

  it("one with another name is refused by itself", () => {
    expect(alone(iamNoServiceStar, resource(POLICY, wide), "prod")).to.have.length(1);
    const admin = { policy: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } } };
    expect(alone(iamNoAdmin, resource(POLICY, { name: "app-boundary", ...admin }))).to.deep.equal([]);
    expect(together(iamNoAdmin, [resource(POLICY, { name: "app-boundary", ...admin })])).to.have.length(1);
    expect(alone(iamNoAdmin, resource(POLICY, admin))).to.have.length(1);
  });

  it("what is not known is told of it as of every other", () => {
    expect(alone(iamNoServiceStar, { ...boundary, props: { policy: unknown } })[0]).to.match(/^unknown policy: /);
  });
});
