import { expect } from "chai";
import { accessanalyzerOn } from "../../../../../policy-packs/guardrails/rules/detection/accessanalyzer-on";
import { resource, together, unknown } from "../../decide";

const analyzer = (type?: unknown) =>
  resource("aws:accessanalyzer/analyzer:Analyzer", type === undefined ? {} : { type }, { name: "analyzer" });
const stack = (...facts: Parameters<typeof together>[1]) => together(accessanalyzerOn, facts);
const lacking = (name: string) => [`violation ${name} : nobody looks for what others can reach in the account`];

describe("accessanalyzer-on (A-068)", () => {
  it("an analyzer of the account or the organization is accepted; not set means the account", () => {
    for (const type of ["ACCOUNT", "organization", undefined]) expect(stack(analyzer(type))).to.deep.equal([]);
  });

  it("one of unused or internal access looks for something else", () => {
    for (const type of ["ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_INTERNAL_ACCESS"]) {
      expect(stack(analyzer(type))).to.deep.equal(lacking("analyzer"));
      expect(stack(analyzer(type), analyzer("ACCOUNT"))).to.deep.equal([]);
    }
  });

  it("without one only whoever looks after the account is told", () => {
    const detector = resource("aws:guardduty/detector:Detector", {}, { name: "detector" });
    expect(stack(detector)).to.deep.equal(lacking("detector"));
    expect(stack(resource("aws:s3/bucket:Bucket", {}))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(stack(analyzer(unknown))).to.deep.equal([
      "unknown analyzer type: whether the analyzer looks for what others can reach is not known; decided at the update",
    ]);
  });

  it("findings are put away by whom they are about, not all of them", () => {
    const rule = (...filters: unknown[]) =>
      together(accessanalyzerOn, [
        resource("aws:accessanalyzer/archiveRule:ArchiveRule", { analyzerName: "all", ruleName: "quiet", filters }),
      ]);
    const away = ["violation it filters: findings are put away whatever they are about"];
    expect(rule({ criteria: "isPublic", eqs: ["true"] })).to.deep.equal(away);
    expect(
      rule({ criteria: "resourceType", eqs: ["AWS::S3::Bucket"] }, { criteria: "status", eqs: ["ACTIVE"] }),
    ).to.deep.equal(away);
    expect(
      rule({ criteria: "isPublic", eqs: ["true"] }, { criteria: "resource", eqs: ["arn:aws:s3:::site"] }),
    ).to.deep.equal([]);
    expect(rule({ criteria: "principal.AWS", eqs: ["111111111111"] })).to.deep.equal([]);
    expect(rule(unknown)[0]).to.match(/^unknown it filters: /);
  });
});
