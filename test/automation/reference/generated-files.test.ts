import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { generatedFiles } from "../../../automation/reference/generated-files";
import { root } from "../../support/sources";

describe("generated references", () => {
  for (const { path: file, text } of generatedFiles()) {
    it(`${file} is what the code says (npm run docs writes it)`, () => {
      expect(fs.readFileSync(path.join(root, file), "utf8")).to.equal(text);
    });
  }
});
