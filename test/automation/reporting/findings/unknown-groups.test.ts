import { expect } from "chai";
import { unknownGroups } from "../../../../automation/reporting/findings/unknown-groups";
import type { Finding } from "../../../../lib/guardrail-pack";

const finding = (policy: string, resource: string, path: string, level: Finding["level"] = "advisory"): Finding => ({
  policy,
  level,
  severity: "low",
  resource: `urn:pulumi:dev::p::t::${resource}`,
  path,
  message: "not known",
  remedy: "wait",
  frameworks: [],
});

describe("unknownGroups", () => {
  it("puts together what the same property leaves without an answer, in the order of the first", () => {
    const groups = unknownGroups([
      finding("iam-trust", "role", "policy"),
      finding("iam-trust", "other", "policy"),
      finding("iam-no-admin", "role", "policy"),
      finding("iam-no-admin", "role", ""),
    ]);
    expect(
      groups.map(({ resource, path, findings }) => [resource, path, findings.map(({ policy }) => policy)]),
    ).to.deep.equal([
      ["urn:pulumi:dev::p::t::role", "policy", ["iam-trust", "iam-no-admin"]],
      ["urn:pulumi:dev::p::t::other", "policy", ["iam-trust"]],
      ["urn:pulumi:dev::p::t::role", "", ["iam-no-admin"]],
    ]);
    expect(unknownGroups([])).to.deep.equal([]);
  });

  it("keeps apart what a promotion must not go on without", () => {
    const groups = unknownGroups([finding("a", "role", "policy"), finding("b", "role", "policy", "mandatory")]);
    expect(groups.map(({ level }) => level)).to.deep.equal(["advisory", "mandatory"]);
  });
});
