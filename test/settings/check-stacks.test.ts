import { expect } from "chai";
import { checkStacks } from "../../settings/check-stacks";
import { committedFile, committedFiles, edited } from "./committed-files";

describe("checkStacks", () => {
  it("tells all problems of all stacks at once, each in its place", () => {
    const files = committedFiles().map((file) =>
      file.stack === "dev"
        ? { ...file, text: file.text.replace("azCount: 2", "azCount: 9").replace("10.1.", "10.2.") }
        : file,
    );
    const { stacks } = checkStacks(files);
    expect(stacks.map(({ name, ok }) => [name, ok])).to.deep.equal([
      ["shared", true],
      ["dev", false],
      ["staging", false],
      ["prod", true],
      ["prod-pci", true],
    ]);
    expect(stacks[1]?.problems.map(({ key, file, line, column }) => [key, file, line, column])).to.deep.equal([
      ["vpcCidr", "Pulumi.dev.yaml", 15, 21],
      ["azCount", "Pulumi.dev.yaml", 16, 21],
    ]);
    expect(stacks[2]?.problems.map(({ key, got }) => [key, got])).to.deep.equal([
      ["vpcCidr", "10.2.0.0/16, which overlaps with 10.2.0.0/16 of dev"],
    ]);
  });

  it("looks across stacks even where one of them has other problems", () => {
    const dev = edited(committedFile("dev"), { vpcCidr: "10.3.0.0/16", kafka: true });
    const keys = checkStacks([committedFile("shared"), dev, committedFile("prod")]).stacks.map(({ problems }) =>
      problems.map(({ key }) => key),
    );
    expect(keys).to.deep.equal([[], ["vpcCidr", "kafka"], ["vpcCidr"]]);
  });

  it("says nothing across stacks about a file that cannot be read", () => {
    const broken = { ...committedFile("prod"), text: "config: [" };
    const { stacks } = checkStacks([committedFile("shared"), committedFile("dev"), broken]);
    expect(stacks.map(({ ok }) => ok)).to.deep.equal([true, true, false]);
  });

  it("XI-01: takes a stack file under an alias for the stack itself", () => {
    const production = { ...committedFile("prod"), stack: "production", path: "Pulumi.production.yaml" };
    const files = committedFiles().map((file) => (file.stack === "prod" ? production : file));
    expect(checkStacks(files).stacks.map(({ name, ok }) => [name, ok])[3]).to.deep.equal(["production", true]);
  });

  it("refuses a second file for one stack", () => {
    const twin = { ...committedFile("prod"), stack: "production", path: "Pulumi.production.yaml" };
    const problems = checkStacks([...committedFiles(), twin]).stacks[5]?.problems;
    expect(problems).to.deep.equal([
      {
        key: "(file)",
        setting: undefined,
        got: "a second file for prod, beside Pulumi.prod.yaml",
        expected: "one file for each stack",
        remedy: "delete Pulumi.production.yaml or Pulumi.prod.yaml",
        file: "Pulumi.production.yaml",
        line: 4,
        column: 1,
      },
    ]);
  });

  it("XI-04: checks real targets as the embedded cloud when that is wished for", () => {
    const files = committedFiles().map((file) => edited(file, { target: "aws" }));
    const told = checkStacks(files).stacks.map(({ problems }) => problems.map(({ key }) => key));
    expect(told).to.deep.equal(files.map(() => ["accountId"]));
    expect(checkStacks(files, "embedded").stacks.map(({ ok }) => ok)).to.deep.equal(files.map(() => true));
  });

  it("has nothing to say about no files", () => expect(checkStacks([])).to.deep.equal({ stacks: [] }));
});
