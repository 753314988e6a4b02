import { expect } from "chai";
import { cloudSurroundings } from "../../settings/cloud-guard";
import { settingsFromEngine } from "../../settings/engine-config";
import { parseStackFile } from "../../settings/parse";
import { stackNames } from "../../settings/stack-names";
import { committedFile } from "./committed-files";
import { engineTexts } from "./engine-texts";

const attached = { PULUMI_DEBUG_PROVIDERS: "aws:1,awsx:2,eks:3,kubernetes:4" };

function read(texts: Record<string, string>, variables: Record<string, string> = attached, secrets: string[] = []) {
  const surroundings = cloudSurroundings(variables);
  return settingsFromEngine({ stack: "dev", texts, secretKeys: new Set(secrets), surroundings });
}

describe("settingsFromEngine", () => {
  it("gives the same settings as the stack file does", () => {
    for (const stack of stackNames) {
      const texts = engineTexts(stack);
      const surroundings = cloudSurroundings(attached);
      const fromEngine = settingsFromEngine({ stack, texts, secretKeys: new Set(), surroundings });
      expect(fromEngine).to.deep.equal(parseStackFile(committedFile(stack)));
      expect(fromEngine.ok).to.equal(true);
    }
  });

  it("tells all problems at once, without places", () => {
    const texts = { ...engineTexts("dev"), "causeway:azCount": "nine", "causeway:azCuont": "2", "aws:region": "mars" };
    const parsed = read(texts, {});
    expect(parsed.problems.map(({ key, got, file, line, column }) => [key, got, file, line, column])).to.deep.equal([
      ["aws:region", '"mars"', "Pulumi.dev.yaml", undefined, undefined],
      ["azCount", '"nine"', "Pulumi.dev.yaml", undefined, undefined],
      ["azCuont", "the unknown key causeway:azCuont", "Pulumi.dev.yaml", undefined, undefined],
      ["target", "embedded, with no attached providers", "Pulumi.dev.yaml", undefined, undefined],
    ]);
  });

  it("leaves the engine's own keys to the engine", () => {
    expect(read({ ...engineTexts("dev"), "pulumi:tags": "{}" }).ok).to.equal(true);
    expect(read({ ...engineTexts("dev"), "pulumy:tags": "{}" }).problems.map(({ key }) => key)).to.deep.equal([
      "pulumy:tags",
    ]);
  });

  it("D-026: shows nothing of a secret value", () => {
    const parsed = read({ ...engineTexts("dev"), "causeway:owner": "hunter2 & co" }, attached, ["causeway:owner"]);
    expect(parsed.problems.map(({ key, got }) => [key, got])).to.deep.equal([["owner", "a secret"]]);
  });

  it("turns a real target into the embedded cloud when that is wished for, placeholder accounts and all", () => {
    const texts = { ...engineTexts("dev"), "causeway:target": "aws" };
    const parsed = read(texts, { ...attached, CAUSEWAY_TARGET_CLOUD: "embedded" });
    expect(parsed.ok && parsed.settings.target).to.equal("embedded");
    expect(read(texts, {}).problems.map(({ key, got }) => [key, got])).to.deep.equal([
      ["accountId", "the placeholder 111111111111"],
    ]);
    expect(read(texts, { CAUSEWAY_TARGET_CLOUD: "embedded" }).problems.map(({ got }) => got)).to.deep.equal([
      "embedded, with no attached providers",
    ]);
  });
});
