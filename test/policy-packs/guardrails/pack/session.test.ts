import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import type { Rule } from "../../../../policy-packs/guardrails/pack/rule";
import { undetermined, violation } from "../../../../policy-packs/guardrails/pack/rule";
import { openSession } from "../../../../policy-packs/guardrails/pack/session";
import { resource } from "../decide";

const rule = (more: Partial<Rule>): Rule => ({
  id: "no-red",
  title: "Nothing is red",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: [],
  remedy: "paint it",
  ...more,
});

const noRed = rule({
  types: ["paint:Wall"],
  check: ({ props }) => {
    if (props["colour"] === UNKNOWN) return [undetermined("colour", "the colour is not known")];
    return props["colour"] === "red" ? [violation("colour", "it is red")] : [];
  },
});
const wall = (colour: unknown, stack = "dev") =>
  resource("paint:Wall", { colour }, { urn: `urn:pulumi:${stack}::p::paint:Wall::w` });

describe("openSession", () => {
  it("tells a violation with everything that a reader needs", () => {
    expect(openSession([noRed]).checkResource(wall("red"))).to.deep.equal([
      {
        kind: "violation",
        finding: {
          policy: "no-red",
          level: "advisory",
          severity: "low",
          resource: "urn:pulumi:dev::p::paint:Wall::w",
          path: "colour",
          message: "it is red",
          remedy: "paint it",
          frameworks: [],
        },
      },
    ]);
    expect(openSession([noRed]).checkResource(wall("blue"))).to.deep.equal([]);
  });

  it("takes levels from the stack in the URN, or from the environment that it is given", () => {
    const level = (stack: string, environment?: string) =>
      openSession([noRed], environment === undefined ? {} : { environment }).checkResource(wall("red", stack))[0]
        ?.finding.level;
    expect([level("dev"), level("staging"), level("else")]).to.deep.equal(["advisory", "mandatory", "advisory"]);
    expect([level("dev", "production"), level("prod", "dev")]).to.deep.equal(["mandatory", "advisory"]);
  });

  it("what is unknown is told as that, with its own level", () => {
    const said = (stack: string) =>
      openSession([noRed])
        .checkResource(wall({ unknown: true }, stack))
        .map(({ kind, finding }) => [kind, finding.level, finding.path]);
    expect(said("staging")).to.deep.equal([["unknown", "advisory", "colour"]]);
    expect(said("prod")).to.deep.equal([["unknown", "advisory", "colour"]]);
  });

  it("what the whole stack leaves unknown holds production up", () => {
    const open = rule({
      checkStack: ({ resources }) => resources.map((each) => ({ ...undetermined("", "open"), resource: each })),
    });
    const level = (stack: string) => openSession([open]).checkStack([wall("", stack)])[0]?.finding.level;
    expect([level("prod"), level("staging")]).to.deep.equal(["mandatory", "advisory"]);
  });

  it("a value that only the provider adds and does not know yet counts as not set; one that was asked for does not", () => {
    const seen: unknown[] = [];
    const look = rule({
      checkStack: ({ resources }) => {
        seen.push(...resources.map(({ props }) => props));
        return [];
      },
    });
    const session = openSession([look]);
    session.checkResource(resource("a:b:C", { asked: { unknown: true }, nested: { port: 22 } }));
    const outputs = {
      asked: { unknown: true },
      nested: { port: { unknown: true } },
      added: { unknown: true },
      told: 1,
    };
    session.checkStack([resource("a:b:C", outputs)]);
    expect(seen).to.deep.equal([{ asked: UNKNOWN, nested: { port: 22 }, told: 1 }]);
  });

  it("asks a rule about its types only, by their one name", () => {
    expect(openSession([noRed]).checkResource(resource("paint:Door", { colour: "red" }))).to.deep.equal([]);
    const listeners = rule({ types: ["aws:lb/listener:Listener"], check: () => [violation("", "seen")] });
    expect(openSession([listeners]).checkResource(resource("aws:alb/listener:Listener", {}))).to.have.length(1);
  });

  it("hands each rule its own configuration", () => {
    const configured = rule({ check: (_, { config }) => [violation("", JSON.stringify(config))] });
    const messages = (config: Record<string, Record<string, unknown>>) =>
      openSession([configured], { config })
        .checkResource(wall(""))
        .map(({ finding }) => finding.message);
    expect(messages({ "no-red": { shade: 3 } })).to.deep.equal(['{"shade":3}']);
    expect(messages({ "no-blue": { shade: 3 } })).to.deep.equal(["{}"]);
  });

  it("shows a whole-stack rule all resources at once", () => {
    const alike = rule({
      checkStack: (stack) =>
        stack
          .ofType("paint:Wall")
          .map((each) => ({ ...violation("", `one of ${stack.resources.length}`), resource: each })),
    });
    const outcomes = openSession([alike]).checkStack([wall("a"), resource("paint:Door", {}), wall("b")]);
    expect(outcomes.map(({ finding }) => finding.message)).to.deep.equal(["one of 3", "one of 3"]);
    expect(openSession([alike]).checkStack([])).to.deep.equal([]);
  });
});
