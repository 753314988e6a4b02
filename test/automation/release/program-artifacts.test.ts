import { expect } from "chai";
import { programArtifacts } from "../../../automation/release/program-artifacts";

const map = {
  version: 3,
  sources: ["../../../stacks/environment.ts", "../../../index.ts"],
  mappings: "AAAA",
  names: [],
};
const compiled = (sourceMap: object) =>
  `// stacks/environment.ts\nmodule.exports = 1;\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(sourceMap)).toString("base64")}\n`;
const texts = (text: string, folder = "node_modules/.cache/causeway") =>
  programArtifacts("program/index.js", text, folder).map(({ name, content }) => [
    name,
    Buffer.from(content).toString(),
  ]);

describe("programArtifacts", () => {
  it("puts the source map beside the code, its paths from the root of the checkout", () => {
    expect(texts(compiled(map))).to.deep.equal([
      ["program/index.js", "// stacks/environment.ts\nmodule.exports = 1;\n//# sourceMappingURL=index.js.map\n"],
      [
        "program/index.js.map",
        '{"mappings":"AAAA","names":[],"sources":["stacks/environment.ts","index.ts"],"version":3}',
      ],
    ]);
  });

  it("does not depend on where it was compiled to", () => {
    const elsewhere = { ...map, sources: ["../stacks/environment.ts", "../index.ts"] };
    expect(texts(compiled(elsewhere), "build")).to.deep.equal(texts(compiled(map)));
  });

  it("refuses a source outside the checkout, and code without a map", () => {
    for (const source of ["../../../../index.ts", "/tmp/index.ts"]) {
      expect(() => texts(compiled({ ...map, sources: [source] })), source).to.throw("which lies outside the checkout");
    }
    expect(() => texts("module.exports = 1;\n")).to.throw("program/index.js has no source map inside");
  });
});
