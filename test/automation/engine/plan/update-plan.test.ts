import { expect } from "chai";
import fc from "fast-check";
import { planDigest, updatePlanSchema } from "../../../../automation/engine/plan/plan-form";
import { plannedProperties } from "../../../../automation/engine/plan/planned-value";
import {
  isPlanned,
  type PlannedResource,
  refusalOf,
  type UpdatePlan,
  undeclared,
} from "../../../../automation/engine/plan/update-plan";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });
const digest = (value: unknown) => `digest of ${JSON.stringify(value)}`;
const inputs = (properties: object) => plannedProperties(new Map(Object.entries(properties)), digest);

const URN = "urn:pulumi:dev::causeway::aws:ec2/vpc:Vpc::main";
const vpc = (properties: object): PlannedResource => ({
  type: "aws:ec2/vpc:Vpc",
  provider: "urn:pulumi:dev::causeway::pulumi:providers:aws::aws",
  parent: "urn:pulumi:dev::causeway::pulumi:pulumi:Stack::causeway-dev",
  protect: false,
  ignoreChanges: [],
  inputs: inputs(properties),
});
const planOf = (properties: object): UpdatePlan => ({ resources: { [URN]: vpc(properties) } });

describe("an update that is held to its plan", () => {
  const allowed: readonly (readonly [string, object, object])[] = [
    ["the same values", { cidr: "10.0.0.0/16", tags: { a: "b" } }, { tags: { a: "b" }, cidr: "10.0.0.0/16" }],
    ["what was unknown has become a value", { id: UNKNOWN }, { id: "vpc-1" }],
    ["what was unknown has become a list", { ids: UNKNOWN }, { ids: ["a", "b"] }],
    ["what was unknown has become nothing", { id: UNKNOWN }, {}],
    ["what was unknown inside a list", { ids: ["a", UNKNOWN] }, { ids: ["a", "b"] }],
    ["the same secret", { password: secret("s3cret") }, { password: secret("s3cret") }],
    ["a secret that was unknown", { password: secret(UNKNOWN) }, { password: secret("s3cret") }],
    [
      "what the provider filled in, otherwise this time",
      { name: "a-1", __defaults: ["name"] },
      { name: "a-2", __defaults: ["name"] },
    ],
  ];
  for (const [name, planned, found] of allowed) {
    it(`lets pass: ${name}`, () => expect(refusalOf(planOf(planned), URN, vpc(found))).to.equal(undefined));
  }

  const refused: readonly (readonly [string, object, object, string])[] = [
    ["another value", { cidr: "10.0.0.0/16" }, { cidr: "10.1.0.0/16" }, "cidr"],
    ["another value inside", { tags: { a: "b" } }, { tags: { a: "c" } }, "tags.a"],
    ["another element of a list", { ids: ["a", "b"] }, { ids: ["a", "c"] }, "ids[1]"],
    ["one element more", { ids: ["a"] }, { ids: ["a", "b"] }, "ids"],
    ["one property more", {}, { public: true }, "public"],
    ["one property less", { encrypted: true }, {}, "encrypted"],
    ["another secret", { password: secret("s3cret") }, { password: secret("other") }, "password"],
    ["a secret in plain", { password: secret("s3cret") }, { password: "s3cret" }, "password"],
    ["a value where the provider had filled one in", { name: "a-1", __defaults: ["name"] }, { name: "b" }, "name"],
    ["a number for a text", { port: "22" }, { port: 22 }, "port"],
    ["null for nothing", {}, { x: null }, "x"],
    ["another text around the engine's mark", { arn: `a ${UNKNOWN}` }, { arn: `b ${UNKNOWN}` }, "arn"],
  ];
  for (const [name, planned, found, path] of refused) {
    it(`refuses: ${name}`, () => {
      expect(refusalOf(planOf(planned), URN, vpc(found))).to.equal(`${path} is not what the approved plan says`);
      expect(refusalOf(planOf(found), URN, vpc(found))).to.equal(undefined);
    });
  }

  for (const [option, value] of [
    ["provider", "urn:pulumi:dev::causeway::pulumi:providers:aws::other"],
    ["parent", ""],
    ["protect", true],
  ] as const) {
    it(`refuses another ${option}`, () => {
      expect(refusalOf(planOf({}), URN, { ...vpc({}), [option]: value })).to.equal(
        `its ${option} is not what the approved plan says`,
      );
    });
  }

  it("refuses a resource that the plan does not have, but for the engine's own", () => {
    expect(refusalOf(planOf({}), `${URN}2`, vpc({}))).to.equal("it is not in the plan that was approved");
    expect(refusalOf(planOf({}), "urn:x", { ...vpc({}), type: "pulumi:providers:pulumi" })).to.equal(undefined);
    expect(isPlanned("pulumi:providers:aws")).to.equal(true);
    expect(isPlanned("pulumi:pulumi:StackReference")).to.equal(false);
  });

  it("names what a program has not declared, which the engine would delete", () => {
    expect(undeclared(planOf({}), new Set())).to.deep.equal([URN]);
    expect(undeclared(planOf({}), new Set([URN]))).to.deep.equal([]);
  });

  it("holds no secret in plain, and its digest does not depend on any order", () => {
    const plan = planOf({ a: 1, password: secret({ user: "x", word: "s3cret" }) });
    expect(JSON.stringify(plan)).not.to.include('"s3cret"');
    const turned = {
      resources: {
        [URN]: {
          ...vpc({}),
          inputs: Object.fromEntries(Object.entries(plan.resources[URN]?.inputs ?? {}).toReversed()),
        },
      },
    };
    expect(planDigest(turned)).to.equal(planDigest(plan));
    expect(planDigest(planOf({ a: 2 }))).not.to.equal(planDigest(planOf({ a: 1 })));
  });

  it("a value is never refused against itself, and a plan reads as it was written", () => {
    const values = fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(values, (properties) => {
        const plan = planOf(properties);
        const read = updatePlanSchema.parse(JSON.parse(JSON.stringify(plan)));
        expect(refusalOf(read, URN, vpc(properties))).to.equal(undefined);
        expect(planDigest(read)).to.equal(planDigest(plan));
      }),
      { seed: 7 },
    );
  });
});
