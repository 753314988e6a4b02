import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { parse } from "yaml";
import { prepareWorkspace } from "../../../automation/engine/workspace";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("prepareWorkspace", () => {
  const folder = temporaryFolder();
  const read = (file: string) => fs.readFileSync(path.join(folder(), "dev", file), "utf8");
  const stackFile = 'config:\n  aws:region: us-east-1\n  causeway:accountId: "111111111111"\n';

  it("writes project and configuration; account ids stay text", () => {
    expect(prepareWorkspace(folder(), "dev", stackFile)).to.equal(path.join(folder(), "dev"));
    expect(parse(read("Pulumi.yaml"))).to.deep.equal({
      name: "causeway",
      runtime: "nodejs",
      config: { "pulumi:disable-default-providers": { value: ["*"] } },
    });
    expect(read("Pulumi.dev.yaml")).to.equal(stackFile);
  });

  it("configures the project as the plain command line finds it", () => {
    prepareWorkspace(folder(), "dev", stackFile);
    const checkout: unknown = parse(fs.readFileSync(path.join(root, "Pulumi.yaml"), "utf8"));
    expect(parse(read("Pulumi.yaml")).config).to.deep.equal(Object(checkout).config);
  });

  it("keeps the salt that the engine wrote, and never takes the checkout's", () => {
    prepareWorkspace(folder(), "dev", stackFile);
    fs.appendFileSync(path.join(folder(), "dev", "Pulumi.dev.yaml"), "encryptionsalt: v1:ours\n");
    prepareWorkspace(folder(), "dev", `${stackFile}encryptionsalt: v1:of the plain command line\n`);
    expect(read("Pulumi.dev.yaml")).to.equal(`${stackFile}encryptionsalt: v1:ours\n`);
  });
});
