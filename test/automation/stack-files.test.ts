import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { readStackFiles } from "../../automation/stack-files";
import { temporaryFolder } from "../support/temporary-folder";

describe("readStackFiles", () => {
  const folder = temporaryFolder();

  it("has the text of every stack file by name, and of nothing else", () => {
    for (const name of ["Pulumi.shared.yaml", "Pulumi.prod-pci.yaml", "Pulumi.dev.yaml"]) {
      fs.writeFileSync(path.join(folder(), name), `text of ${name}`);
    }
    for (const name of ["Pulumi.yaml", "Pulumi.dev.yml", "Pulumi.dev.yaml.bak", "MyPulumi.dev.yaml", "README.md"]) {
      fs.writeFileSync(path.join(folder(), name), "not a stack");
    }
    expect(readStackFiles(folder())).to.deep.equal([
      { stack: "dev", path: "Pulumi.dev.yaml", text: "text of Pulumi.dev.yaml" },
      { stack: "prod-pci", path: "Pulumi.prod-pci.yaml", text: "text of Pulumi.prod-pci.yaml" },
      { stack: "shared", path: "Pulumi.shared.yaml", text: "text of Pulumi.shared.yaml" },
    ]);
  });

  it("has none where there are none", () => {
    expect(readStackFiles(folder())).to.deep.equal([]);
  });
});
