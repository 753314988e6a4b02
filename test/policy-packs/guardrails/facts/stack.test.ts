import { expect } from "chai";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { resource } from "../decide";

const URN = "urn:pulumi:dev::test::a:b:C::";
const stack = (parents: Readonly<Record<string, string>>) =>
  stackOf(
    Object.entries(parents).map(([name, parent]) =>
      readResource(resource("a:b:C", {}, { name, parent: parent === "" ? "" : `${URN}${parent}` })),
    ),
  );
const below = (parents: Readonly<Record<string, string>>, name: string) =>
  stack(parents)
    .below(`${URN}${name}`)
    .map((each) => each.name);

describe("stackOf", () => {
  it("tells what is below a resource at any depth, and nothing below none", () => {
    const parents = { top: "", middle: "top", low: "middle", beside: "top", other: "" };
    expect(below(parents, "top")).to.deep.equal(["middle", "low", "beside"]);
    expect(below(parents, "low")).to.deep.equal([]);
    expect(stack(parents).below("")).to.deep.equal([]);
  });

  it("ends where a resource is said to be below itself, alone or in a round", () => {
    expect(below({ it: "it" }, "it")).to.deep.equal(["it"]);
    expect(below({ a: "b", b: "a" }, "a")).to.deep.equal(["b", "a"]);
  });
});
