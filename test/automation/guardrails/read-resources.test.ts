import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { readResources } from "../../../automation/guardrails/read-resources";

const read = (value: unknown, environment = "dev") => readResources(JSON.stringify(value), "it.json", environment);
const failure = (text: string): Failure => {
  try {
    readResources(text, "it.json", "");
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  return expect.fail("it was expected to be refused, and was not");
};

describe("readResources", () => {
  it("takes what a policy sees, and a name for a URN where only one resource has it", () => {
    const [first, second] = read([
      { type: "a:b:C", name: "one", props: { x: { unknown: true } }, urn: "urn:pulumi:prod::p::a:b:C::one" },
      {
        type: "a:b:D",
        name: "two",
        props: {},
        parent: "one",
        dependencies: ["one", "urn:x"],
        propertyDependencies: { p: ["one"] },
      },
    ]);
    expect(first).to.deep.equal({
      type: "a:b:C",
      name: "one",
      urn: "urn:pulumi:prod::p::a:b:C::one",
      props: { x: { unknown: true } },
      dependencies: [],
      propertyDependencies: {},
    });
    expect(second).to.deep.equal({
      type: "a:b:D",
      name: "two",
      urn: "urn:pulumi:dev::resources::a:b:D::two",
      props: {},
      parent: "urn:pulumi:prod::p::a:b:C::one",
      dependencies: ["urn:pulumi:prod::p::a:b:C::one", "urn:x"],
      propertyDependencies: { p: ["urn:pulumi:prod::p::a:b:C::one"] },
    });
  });

  it("a provider is one of AWS unless it says otherwise", () => {
    const [resource] = read([{ type: "a:b:C", name: "one", props: {}, provider: { props: { region: "x" } } }]);
    expect(resource?.provider).to.deep.equal({ type: "pulumi:providers:aws", props: { region: "x" } });
  });

  const wrong: Record<string, [text: string, message: RegExp]> = {
    "no JSON": ["{", /^it\.json is no list of resources: /],
    "no list": ["{}", /: .*expected array/],
    "a resource without a type": ['[{"name": "a", "props": {}}]', /: 0\.type: /],
    "properties that are none": ['[{"type": "a", "name": "a", "props": 1}]', /: 0\.props: /],
  };
  for (const [what, [text, message]] of Object.entries(wrong)) {
    it(`refuses ${what} with its place (exit 2)`, () => {
      expect(failure(text).message).to.match(message);
      expect(failure(text).exitCode).to.equal(2);
    });
  }
});
