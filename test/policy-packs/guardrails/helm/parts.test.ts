import { expect } from "chai";
import { UNKNOWN, type Value } from "../../../../policy-packs/guardrails/facts/value";
import { over, type Part, partOf, valueOf } from "../../../../policy-packs/guardrails/helm/parts";

/** The leaves with their paths. */
function leaves({ path, value, fields, elements }: Part): string[] {
  const inner = [...fields, ...elements];
  return inner.length === 0 ? [`${path} = ${value === UNKNOWN ? "?" : JSON.stringify(value)}`] : inner.flatMap(leaves);
}

const read = (value: Value) => leaves(partOf(value, "values"));
const merged = (earlier: Value, later: Value) => leaves(over(partOf(earlier, "file"), partOf(later, "values")));

describe("parts of values", () => {
  it("know where they stand", () => {
    expect(read({ a: { "x/y.z": 1, b: [true, { c: null }] }, d: UNKNOWN })).to.deep.equal([
      'values.a["x/y.z"] = 1',
      "values.a.b[0] = true",
      "values.a.b[1].c = null",
      "values.d = ?",
    ]);
  });

  it("keys with dots are keys in keys, those of annotations are not", () => {
    const values = { "a.b": 1, a: { c: 2 }, "example.com/name": "x" };
    expect(valueOf(partOf(values, "values"))).to.deep.equal({ a: { b: 1, c: 2 }, "example.com/name": "x" });
    expect(read(values)).to.deep.equal(['values["a.b"] = 1', "values.a.c = 2", 'values["example.com/name"] = "x"']);
  });

  it("later values count before earlier ones: maps field by field, lists and the rest whole", () => {
    expect(merged({ a: { b: 1, c: [1, 2] }, d: 1 }, { a: { c: [3] }, d: null })).to.deep.equal([
      "file.a.b = 1",
      "values.a.c[0] = 3",
      "values.d = null",
    ]);
    expect(merged({ a: { b: 1 } }, { a: {} })).to.deep.equal(["file.a.b = 1"]);
    expect(merged({ a: 1 }, { a: { b: 2 } })).to.deep.equal(["values.a.b = 2"]);
  });

  it("an object of Kubernetes is taken as it is", () => {
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata: {}, data: { "a.b": "c" } };
    expect(partOf(object, "values").value).to.deep.equal(object);
    expect(partOf({ apiVersion: "apps/v1", kind: "Deployment", name: "app" }, "values").fields).to.have.length(3);
  });
});
