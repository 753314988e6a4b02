import { expect } from "chai";
import fc from "fast-check";
import { parse } from "yaml";
import { describeValue, yamlFlow } from "../../settings/describe-value";

describe("settings/describe-value", () => {
  it("says what a value is", () => {
    const cases: readonly (readonly [unknown, string])[] = [
      [undefined, "nothing"],
      [null, "nothing"],
      ["", '""'],
      ["10.0.0.0/8", '"10.0.0.0/8"'],
      [3, "3 (a number)"],
      [true, "true (a truth value)"],
      [[], "a list of 0 entries"],
      [["a"], "a list of 1 entry"],
      [{ password: "hunter2" }, "a map"],
      ["x".repeat(81), `"${"x".repeat(80)}…"`],
    ];
    for (const [value, words] of cases) expect(describeValue(value)).to.equal(words);
  });

  it("writes values as a stack file has them", () => {
    expect(yamlFlow([{ name: "dev", accountId: "111111111111" }])).to.equal(
      '[{ name: dev, accountId: "111111111111" }]',
    );
    expect(yamlFlow({ cidr: "203.0.113.0/24", label: "Office Network" })).to.equal(
      "{ cidr: 203.0.113.0/24, label: Office Network }",
    );
    for (const text of ["1.34", "true", "no", "y", "a: b", "a:", "- a", "#a", "", " a", "2001:db8::/32"]) {
      expect(yamlFlow(text), text).to.equal(JSON.stringify(text));
    }
    expect(yamlFlow("arn:aws:iam::1:role/x")).to.equal("arn:aws:iam::1:role/x");
  });

  it("writes nothing that YAML reads as something else", () => {
    const leaf = fc.oneof(fc.string(), fc.stringMatching(/^[\w.:/@+ -]{0,12}$/), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.record({ a: leaf, b: leaf }, { noNullPrototype: true })), (value) => {
        expect(parse(yamlFlow(value))).to.deep.equal(value);
      }),
    );
  });
});
