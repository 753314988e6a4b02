import { expect } from "chai";
import { changedFiles, type StackFacts, touchedStacks } from "../../../automation/pull-request/touched-stacks";

const stack = (name: string, settingsHold = true): StackFacts => ({
  name,
  file: `Pulumi.${name}.yaml`,
  needs: name === "shared" ? [] : ["shared"],
  settingsHold,
});
const stacks = [stack("dev"), stack("prod"), stack("shared")];
const names = (...changed: string[]) => touchedStacks(changed, stacks).map(({ name }) => name);

describe("touchedStacks", () => {
  it("settings of one stack touch that stack, which says what it needs and why it is looked at", () => {
    expect(touchedStacks(["Pulumi.prod.yaml", "docs/a.md"], stacks)).to.deep.equal([
      { name: "prod", needs: ["shared"], because: "Pulumi.prod.yaml" },
    ]);
  });

  for (const file of [
    "index.ts",
    "Pulumi.yaml",
    "components/network/network.ts",
    "stacks/network.ts",
    "settings/areas/network.ts",
    "policy-packs/guardrails/guardrails.yaml",
    "package-lock.json",
    "simulator/main.ts",
    "automation/cli.ts",
    ".github/workflows/preview.yml",
    "something/new.bin",
    "components/Pulumi.dev.yaml",
    "components/test/a.ts",
  ]) {
    it(`${file} touches every stack: what is not known to be without effect may have one`, () => {
      expect(names(file)).to.deep.equal(["dev", "prod", "shared"]);
    });
  }

  for (const file of [
    "docs/road.svg",
    "README.md",
    "policy-packs/guardrails/RULES.md",
    "test/support/causeway.ts",
    "benchmarks/bench.ts",
    ".github/dependabot.yml",
    ".vscode/settings.json",
    "LICENSE",
    "biome.json",
  ]) {
    it(`${file} touches none: nothing of it is in a preview`, () => {
      expect(names(file)).to.deep.equal([]);
    });
  }

  it("settings of a stack that is not there any more touch none of the others", () => {
    expect(names("Pulumi.gone.yaml")).to.deep.equal([]);
  });

  it("a stack whose settings do not hold is looked at, whatever changed", () => {
    expect(touchedStacks(["Pulumi.dev.yaml"], [stack("dev"), stack("prod", false)])).to.deep.equal([
      { name: "dev", needs: ["shared"], because: "Pulumi.dev.yaml" },
      { name: "prod", needs: ["shared"], because: "its settings do not hold" },
    ]);
  });

  it("no changed file touches nothing", () => {
    expect(names()).to.deep.equal([]);
  });
});

describe("changedFiles", () => {
  it("has a path a line, however lines end, and none for empty ones", () => {
    expect(changedFiles("a.ts\r\n./b c.ts\n\nd\n")).to.deep.equal(["a.ts", "b c.ts", "d"]);
    expect(changedFiles("")).to.deep.equal([]);
  });
});
