import { expect } from "chai";
import { outermost, secretPaths } from "../../../simulator/world/secret-paths";

describe("secretPaths", () => {
  it("marks the same paths, what is always secret, and every copy of a secret's text", () => {
    const inputs = { password: "hunter22", tags: { note: "quiet-word" }, list: ["a", "third-secret"] };
    const outputs = {
      ...inputs,
      endpoint: "postgres://admin:hunter22@db",
      deep: [{ copy: "quiet-word" }, "open"],
      key: "k",
    };
    const secrets = [["password"], ["tags", "note"], ["list"], ["gone"]];
    expect(secretPaths(outputs, inputs, secrets, ["key", "missing"]).map((path) => path.join("."))).to.have.members([
      "password",
      "tags.note",
      "list",
      "endpoint",
      "deep.0.copy",
      "key",
    ]);
  });

  it("does not take common short texts for copies", () => {
    expect(secretPaths({ a: "true", b: "is true" }, { a: "true" }, [["a"]], [])).to.deep.equal([["a"]]);
  });

  it("keeps the outermost of nested paths, each once", () => {
    expect(outermost([["a", "b"], ["a"], ["c", 0], ["c", 0], ["ab"]])).to.deep.equal([["a"], ["ab"], ["c", 0]]);
  });
});
