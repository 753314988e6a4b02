import { expect } from "chai";
import fc from "fast-check";
import { decode, type Json } from "../../../simulator/encoding";
import { covers, type DiffSubject, differences, parsePath, roots } from "../../../simulator/protocol/diff";
import { pathText, UNKNOWN } from "../../../simulator/values";

const subject = (oldInputs: DiffSubject["oldInputs"], newInputs: DiffSubject["newInputs"]): DiffSubject => ({
  oldInputs,
  newInputs,
  oldOutputs: {},
  ignoreChanges: [],
  replaces: (path) => path[0] === "zone",
  judge: () => undefined,
});
/** Any JSON without names that mean something to the language. */
const { value: jsonValue } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer(),
    fc.string(),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("x", "y"), tie("value")),
  ),
}));
const texts = (given: DiffSubject) =>
  differences(given).map(({ path, kind, replaces }) => `${kind} ${pathText(path)}${replaces ? " !" : ""}`);

describe("differences", () => {
  it("names the deepest places that differ", () => {
    const before = { same: { a: [1] }, zone: "a", tags: { x: "1", y: "2" }, list: [1, 2, 3], gone: true };
    const after = { same: { a: [1] }, zone: "b", tags: { x: "1", y: "3", z: "4" }, list: [1, 5], added: [] };
    expect(texts(subject(before, after))).to.deep.equal([
      "add added",
      "delete gone",
      "update list[1]",
      "delete list[2]",
      "update tags.y",
      "add tags.z",
      "update zone !",
    ]);
  });

  it("takes what is not known for a change, null for nothing, and passes over the provider's notes", () => {
    expect(texts(subject({ a: 1 }, { a: UNKNOWN }))).to.deep.equal(["update a"]);
    expect(texts(subject({ a: null, __defaults: [] }, { b: null, __defaults: ["x"] }))).to.deep.equal([]);
  });

  it("takes the same members of a set in another order for no change, and of a list for one", () => {
    const before = { set: [{ port: 80 }, { port: 443 }], list: ["a", "b"] };
    const after = { set: [{ port: 443 }, { port: 80 }], list: ["b", "a"] };
    const given = (news: DiffSubject["newInputs"]): DiffSubject => ({
      ...subject(before, news),
      unordered: (path) => pathText(path) === "set",
    });
    expect(texts(given(after))).to.deep.equal(["update list[0]", "update list[1]"]);
    expect(texts(given({ ...before, set: [{ port: 443 }, { port: 81 }] }))).to.deep.equal([
      "update set[0].port",
      "update set[1].port",
    ]);
    expect(texts(given({ ...before, set: [{ port: 80 }, UNKNOWN] }))).to.deep.equal(["update set[1]"]);
  });

  it("asks the law from the outside in", () => {
    const asked: string[] = [];
    const given: DiffSubject = {
      ...subject({ p: { a: 1, b: 1 }, q: 1 }, { p: { a: 2, b: 2 }, q: 2 }),
      judge: ({ path }) => {
        asked.push(pathText(path));
        if (pathText(path) === "p.a") return "same";
        return pathText(path) === "q" ? "replace" : undefined;
      },
    };
    expect(texts(given)).to.deep.equal(["update p.b", "update q !"]);
    expect(asked).to.deep.equal(["p", "p.a", "p.b", "q"]);
    expect(roots(differences(given))).to.deep.equal(["p", "q"]);
  });

  it("leaves alone what is to be ignored", () => {
    const given = subject(
      { tags: { a: "1", b: "1" }, rules: [{ x: 1, y: 1 }] },
      { tags: { a: "2", b: "2" }, rules: [{ x: 2, y: 2 }] },
    );
    expect(texts({ ...given, ignoreChanges: ["tags.a", "rules[*].y"] })).to.deep.equal([
      "update rules[0].x",
      "update tags.b",
    ]);
    expect(texts({ ...given, ignoreChanges: ["tags", 'rules[0]["x"]'] })).to.deep.equal(["update rules[0].y"]);
    expect(texts({ ...given, ignoreChanges: ["*"] })).to.deep.equal([]);
  });

  it("finds nothing between equals and something between others", () => {
    const json = fc.dictionary(fc.constantFrom("a", "b", "c"), jsonValue);
    fc.assert(
      fc.property(json, (value) => {
        const given = decode(value).properties;
        expect(texts(subject(given, structuredClone(given)))).to.deep.equal([]);
      }),
    );
  });

  it("reads the paths that it writes", () => {
    const path = fc.array(
      fc.oneof(
        fc.nat(20),
        fc.string({ minLength: 1 }).filter((name) => name !== "*"),
      ),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(path, ([first, ...rest]) => {
        const whole = [String(first), ...rest];
        expect(parsePath(pathText(whole)).map(String)).to.deep.equal(whole.map(String));
      }),
    );
    expect(covers(["a", "*"], ["a", 3, "b"])).to.equal(true);
    expect(covers(["a", "b"], ["a"])).to.equal(false);
  });
});
