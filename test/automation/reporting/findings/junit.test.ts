import { expect } from "chai";
import type { Finding, Findings } from "../../../../automation/guardrails/findings";
import { junitOf } from "../../../../automation/reporting/findings/junit";
import type { PolicyFacts } from "../../../../lib/guardrail-pack";

const policy = (id: string): PolicyFacts => ({
  id,
  title: "Nothing is <red>",
  severity: "low",
  frameworks: [],
  requirements: [],
  levels: {
    shared: "mandatory",
    dev: "advisory",
    staging: "mandatory",
    prod: "mandatory",
    "prod-pci": "mandatory",
    other: "advisory",
  },
  remedy: "paint it",
  scope: "resource",
  configSchema: {},
});
const finding = (level: Finding["level"] = "mandatory"): Finding => ({
  policy: "a",
  level,
  severity: "low",
  resource: "urn:pulumi:dev::p::t::wall",
  path: "colour",
  message: 'it is "red" & bright',
  remedy: "paint it",
  frameworks: [],
});
const xml = (of: Partial<Findings>, looked = 1) =>
  junitOf({ checked: 1, violations: [], unknown: [], waived: [], ...of }, [policy("a")], { a: looked });

describe("junitOf", () => {
  it("a policy that holds is a passed test", () => {
    expect(xml({})).to.include('tests="1"').and.to.include('failures="0"').and.to.include('skipped="0"');
    expect(xml({})).to.include('name="a: Nothing is &lt;red');
  });

  it("a violation that stops is a failed one, with its words escaped", () => {
    expect(xml({ violations: [finding()] }))
      .to.include('failures="1"')
      .and.to.include("wall colour: it is &quot;red&quot; &amp; bright; fix: paint it");
  });

  it("one that only warns passes, and is told", () => {
    const text = xml({ violations: [finding("advisory")] });
    expect(text).to.include('failures="0"').and.to.include("system-out").and.to.include("wall colour");
  });

  it("what is unknown, and a policy that looked at nothing, is skipped: no passed test", () => {
    expect(xml({ unknown: [finding()] }))
      .to.include('skipped="1"')
      .and.to.include("system-err");
    expect(xml({}, 0)).to.include('skipped="1"').and.to.include("there was nothing to look at");
  });
});
