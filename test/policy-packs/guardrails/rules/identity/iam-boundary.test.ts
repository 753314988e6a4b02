import { expect } from "chai";
import { iamBoundary } from "../../../../../policy-packs/guardrails/rules/identity/iam-boundary";
import { alone, resource, unknown } from "../../decide";

const boundaries = ["arn:aws:iam::*:policy/boundary"];
const on = (props: object, config: object = { boundaries }, type = "aws:iam/role:Role") =>
  alone(iamBoundary, resource(type, { ...props }), "dev", config);
const refused = ["violation permissionsBoundary: the permissions boundary is none of arn:aws:iam::*:policy/boundary"];

describe("iam-boundary (C-024)", () => {
  it("asks roles and users for one of the boundaries that are configured", () => {
    expect(on({ permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary" })).to.deep.equal([]);
    expect(on({ permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess" })).to.deep.equal(refused);
    expect(on({})).to.deep.equal(refused);
    expect(on({}, { boundaries }, "aws:iam/user:User")).to.deep.equal(refused);
  });

  it("asks for nothing as long as no boundary is configured", () => {
    expect(on({}, {})).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(on({ permissionsBoundary: unknown })[0]).to.match(/^unknown permissionsBoundary: /);
  });
});
