import { expect } from "chai";
import { packFiles } from "../../../automation/guardrails/pack-files";
import { packArtifacts, withoutPlace } from "../../../automation/release/pack-artifacts";

describe("withoutPlace", () => {
  it("names packages as if node_modules were a folder of the checkout", () => {
    const code = [
      "// ../../elsewhere/node_modules/a/node_modules/b/index.js",
      "var require_b = __commonJS({",
      '  "../node_modules/b/main.js"(exports, module) {',
      '    const text = "../node_modules/b";',
      "// lib/cidr.ts",
      "",
    ];
    expect(withoutPlace(code.join("\n")).split("\n")).to.deep.equal([
      "// node_modules/a/node_modules/b/index.js",
      "var require_b = __commonJS({",
      '  "node_modules/b/main.js"(exports, module) {',
      '    const text = "../node_modules/b";',
      "// lib/cidr.ts",
      "",
    ]);
  });
});

describe("packArtifacts", () => {
  it("every file of the pack, in a folder of its own", () => {
    const names = packArtifacts().map(({ name }) => name);
    expect(names).to.deep.equal(packFiles().map(({ name }) => `policy-pack/${name}`));
    expect(names).to.include("policy-pack/PulumiPolicy.yaml");
  }).timeout(30_000);
});
