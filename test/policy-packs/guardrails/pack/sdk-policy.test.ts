import { createRequire } from "node:module";
import type { Policies, ReportViolation } from "@pulumi/policy";
import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import type { Rule } from "../../../../policy-packs/guardrails/pack/rule";
import { undetermined, violation } from "../../../../policy-packs/guardrails/pack/rule";
import { behindProxy, newListing, policyOf } from "../../../../policy-packs/guardrails/pack/sdk-policy";
import { newMemory } from "../../../../policy-packs/guardrails/pack/session";

/** The SDK's own proxy, which its typings leave out. */
const { unknownCheckingProxy }: { unknownCheckingProxy: (props: object) => Record<string, unknown> } =
  createRequire(__filename)("@pulumi/policy/proxy");

const SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const rule = (more: Partial<Rule>): Rule => ({
  id: "no-red",
  title: "Nothing is red",
  severity: "low",
  tier: "standard",
  frameworks: [{ name: "Paint 1.0", controls: ["1.1"] }],
  requirements: ["P-1"],
  remedy: "paint it",
  ...more,
});
const noRed = rule({
  check: ({ props }) => {
    if (props["colour"] === UNKNOWN) return [undetermined("colour", "the colour is not known")];
    return props["colour"] === "red" ? [violation("colour", "it is red")] : [];
  },
});

/** What a policy of the SDK reports of a resource, with the SDK's own proxy around its properties. */
function reported(policy: Policies[number], props: object, stack: string): unknown[] {
  const told: unknown[] = [];
  const report: ReportViolation = (...words: unknown[]) => told.push(...words);
  const args = {
    type: "paint:Wall",
    name: "w",
    urn: `urn:pulumi:${stack}::p::paint:Wall::w`,
    props: unknownCheckingProxy(props),
    getConfig: () => ({}),
    opts: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
  };
  if (!("validateResource" in policy)) return told;
  Reflect.apply(Object(policy.validateResource), undefined, [args, report]);
  return told;
}

describe("policyOf", () => {
  it("says of the policy what the SDK has room for", () => {
    expect(policyOf(noRed, {}, newMemory())).to.include({
      name: "no-red",
      description: "Nothing is red",
      severity: "low",
      enforcementLevel: "mandatory",
      remediationSteps: "paint it",
    });
  });

  it("reports what the rule says, with the level of the environment; a mandatory one is left to the configuration", () => {
    const urn = "urn:pulumi:staging::p::paint:Wall::w";
    const policy = policyOf(noRed, {}, newMemory());
    expect(reported(policy, { colour: "red" }, "staging")).to.deep.equal([
      { message: "colour: it is red\n  fix: paint it", urn },
    ]);
    expect(reported(policy, { colour: "red" }, "dev")[0]).to.include({ enforcementLevel: "advisory" });
    expect(reported(policy, { colour: "blue" }, "staging")).to.deep.equal([]);
  });

  it("gives the team's configuration as the default, which the SDK fills in where the engine is given none", () => {
    const days = { type: "number", description: "days", default: 35 } as const;
    const configured = rule({ configSchema: { days, others: days } });
    const policy = policyOf(configured, { config: { "no-red": { days: 7 } } }, newMemory());
    expect(policy.configSchema?.properties).to.deep.equal({ days: { ...days, default: 7 }, others: days });
  });

  it("does not report what the team has waived", () => {
    const waiver = {
      policy: "no-red",
      resource: "urn:pulumi:staging::p::paint:Wall::w",
      path: "colour",
      finding: "it is red",
      owner: "ana",
      reason: "it is being painted",
      until: "2026-12-04",
    };
    const told = (today: string) =>
      reported(policyOf(noRed, { waivers: [waiver], today }, newMemory()), { colour: "red" }, "staging");
    expect(told("2026-12-04")).to.deep.equal([]);
    expect(told("2026-12-05")).to.have.length(1);
  });

  it("one unknown value neither throws nor silences the rest; what is unknown stops nothing", () => {
    const policy = policyOf(noRed, {}, newMemory());
    expect(reported(policy, { colour: "red", shade: SENTINEL }, "staging")).to.have.length(1);
    expect(reported(policy, { colour: SENTINEL }, "prod")).to.deep.equal([
      {
        message: "colour: the colour is not known; decided at the update\n  fix: paint it",
        urn: "urn:pulumi:prod::p::paint:Wall::w",
        enforcementLevel: "advisory",
      },
    ]);
  });

  it("a rule over the whole stack is one of the SDK's stack policies, and no resource policy", () => {
    const policy = policyOf(rule({ checkStack: () => [] }), {}, newMemory());
    expect(policy).to.have.property("validateStack").that.is.a("function");
    expect(policy).not.to.have.property("validateResource");
  });

  it("mends by the SDK's own way where the team lets it, and only there", () => {
    const walls = rule({ ...noRed, mend: () => ({ colour: "white" }) });
    const mend = (options: object) => {
      const policy = Object(policyOf(walls, options, newMemory()));
      return [policy.enforcementLevel, policy.remediateResource(resource("w", { colour: "red", shade: SENTINEL }))];
    };
    expect(mend({})).to.deep.equal(["mandatory", undefined]);
    expect(mend({ mend: ["other"] })).to.deep.equal(["mandatory", undefined]);
    expect(mend({ mend: ["no-red"] })).to.deep.equal(["remediate", { colour: "white", shade: SENTINEL }]);
    expect(policyOf(noRed, { mend: ["no-red"] }, newMemory())).not.to.have.property("remediateResource");
  });

  it("is shown a resource of its types, also by their older names, and no other", () => {
    const looked: string[] = [];
    const walls = rule({
      types: ["aws:lb/loadBalancer:LoadBalancer"],
      check: ({ type }) => {
        looked.push(type);
        return [];
      },
    });
    const validate = Object(policyOf(walls, {}, newMemory())).validateResource;
    for (const type of ["lb/loadBalancer:LoadBalancer", "alb/loadBalancer:LoadBalancer", "sns/topic:Topic"]) {
      validate({ ...resource("w", {}), type: `aws:${type}` }, () => undefined);
    }
    expect(looked).to.deep.equal(["aws:lb/loadBalancer:LoadBalancer", "aws:lb/loadBalancer:LoadBalancer"]);
  });
});

/** What the SDK hands a policy of one resource. */
function resource(name: string, props: object) {
  return {
    type: "paint:Wall",
    name,
    urn: `urn:pulumi:staging::p::paint:Wall::${name}`,
    props: unknownCheckingProxy(props),
    dependencies: [],
    propertyDependencies: {},
    opts: { protect: false, ignoreChanges: [], aliases: [], additionalSecretOutputs: [] },
    getConfig: () => ({}),
  };
}

describe("policies that share a listing", () => {
  const wholeStack = (id: string, seen: unknown[]) =>
    rule({
      id,
      check: () => [],
      checkStack: ({ resources }) => {
        seen.push(resources.map(({ name, props }) => [name, props["colour"]]));
        return [];
      },
    });
  const listed = (policy: Policies[number], ...resources: object[]) => {
    Object(policy).validateStack({ resources, getConfig: () => ({}) }, () => undefined);
  };

  it("see the same resources, read once", () => {
    const seen: unknown[] = [];
    const shared = [{}, newMemory(), newListing()] as const;
    const [one, two] = ["one", "two"].map((id) => policyOf(wholeStack(id, seen), ...shared));
    for (const policy of [one, two]) if (policy !== undefined) listed(policy, resource("w", { colour: "red" }));
    expect(seen).to.deep.equal([[["w", "red"]], [["w", "red"]]]);
  });

  it("see another stack's resources when those are listed, none of them among them", () => {
    const seen: unknown[] = [];
    const policy = policyOf(wholeStack("one", seen), {}, newMemory(), newListing());
    listed(policy);
    listed(policy, resource("w", { colour: "red" }));
    listed(policy);
    listed(policy, resource("v", { colour: "blue" }));
    expect(seen).to.deep.equal([[], [["w", "red"]], [], [["v", "blue"]]]);
  });

  it("see what a resource has become when it is looked at again", () => {
    const seen: unknown[] = [];
    const policy = policyOf(wholeStack("one", seen), {}, newMemory(), newListing());
    listed(policy, resource("w", { colour: "red" }));
    Object(policy).validateResource(resource("w", { colour: "blue" }), () => undefined);
    listed(policy, resource("w", { colour: "blue" }));
    expect(seen).to.deep.equal([[["w", "red"]], [["w", "blue"]]]);
  });
});

describe("behindProxy", () => {
  it("reads what the SDK's proxy would throw at", () => {
    const props = { a: SENTINEL, b: { c: SENTINEL } };
    expect(() => Reflect.get(unknownCheckingProxy(props), "a")).to.throw();
    expect(behindProxy(unknownCheckingProxy(props))).to.deep.equal(props);
    expect(behindProxy({ a: 1 })).to.deep.equal({ a: 1 });
  });
});
