import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../automation/errors";
import { checkStackFiles, findStackFile, resolveStack } from "../../automation/resolve-stack";
import { copyStackFiles, quietContext } from "../support/command-context";
import { temporaryFolder } from "../support/temporary-folder";

const files = ["dev", "prod", "shared"].map((stack) => ({ stack, path: `Pulumi.${stack}.yaml`, text: "" }));

describe("findStackFile", () => {
  it("finds a stack by its name and by its alias (XI-01)", () => {
    expect(findStackFile(files, "dev")).to.equal(files[0]);
    expect(findStackFile(files, "production")).to.equal(files[1]);
  });

  it("finds a file under an alias by the name (XI-01)", () => {
    const test = { stack: "test", path: "Pulumi.test.yaml", text: "" };
    expect(findStackFile([test], "staging")).to.equal(test);
    expect(findStackFile([test], "test")).to.equal(test);
  });

  it("suggests what was probably meant", () => {
    expect(() => findStackFile(files, "prd"))
      .to.throw(Failure, 'there is no stack "prd"; expected one of dev, prod, shared')
      .that.includes({ kind: "usage", exitCode: 2, remedy: "did you mean prod?" });
  });

  it("suggests nothing where nothing is near, and says when there are no files", () => {
    expect(() => findStackFile(files, "elsewhere"))
      .to.throw(Failure, 'there is no stack "elsewhere"; expected one of dev, prod, shared')
      .with.property("remedy", "name one of these stacks");
    expect(() => findStackFile([], "dev")).to.throw(Failure, 'there is no stack "dev"; there are no stack files');
  });
});

describe("resolveStack", () => {
  const folder = temporaryFolder();
  const context = () => quietContext(folder());

  it("has what commands need of an environment", () => {
    copyStackFiles(folder());
    const text = fs.readFileSync(path.join(folder(), "Pulumi.dev.yaml"), "utf8");
    expect(resolveStack(context(), "dev", undefined)).to.deep.equal({
      name: "dev",
      file: { stack: "dev", path: "Pulumi.dev.yaml", text },
      target: "embedded",
      accountId: "111111111111",
      references: ["shared"],
    });
  });

  it("knows that shared services read nobody's outputs", () => {
    copyStackFiles(folder());
    expect(resolveStack(context(), "shared", undefined).references).to.deep.equal([]);
  });

  it("resolves an alias (XI-01)", () => {
    copyStackFiles(folder());
    expect(resolveStack(context(), "production-pci", undefined).name).to.equal("prod-pci");
  });

  it("refuses settings with problems, and lists every one", () => {
    copyStackFiles(folder(), { dev: { "vpcCidr: 10.1.0.0/16": "vpcCidr: 10.1.0.0/33", "azCount: 2": "azCount: 9" } });
    expect(() => resolveStack(context(), "dev", undefined))
      .to.throw(Failure)
      .that.includes({
        kind: "settings",
        exitCode: 2,
        remedy: "mend the settings above; ./causeway settings check --stack dev looks again",
      })
      .with.property("message")
      .that.matches(
        /^Pulumi\.dev\.yaml has 2 problems\n\n✗ settings {2}Pulumi\.dev\.yaml:15:\d+ {2}vpcCidr\n[^]*\n\n✗ settings {2}Pulumi\.dev\.yaml:16:\d+ {2}azCount\n/,
      );
  });

  it("refuses what only a look at the other stacks shows, and leaves the others alone", () => {
    copyStackFiles(folder(), { dev: { "vpcCidr: 10.1.0.0/16": "vpcCidr: 10.3.0.0/16" } });
    expect(() => resolveStack(context(), "dev", undefined)).to.throw(Failure, /^Pulumi\.dev\.yaml has 1 problem\n\n/);
    expect(resolveStack(context(), "staging", undefined).name).to.equal("staging");
  });

  it("turns a real target into the embedded cloud when asked to", () => {
    copyStackFiles(folder(), {
      shared: {
        "target: embedded": "target: aws",
        '"555555555555"': '"739182645013"',
        "::555555555555:": "::739182645013:",
      },
    });
    expect(resolveStack(context(), "shared", "embedded").target).to.equal("embedded");
    expect(resolveStack(context(), "shared", undefined)).to.include({ target: "aws", accountId: "739182645013" });
  });

  it("refuses a placeholder account on AWS, and takes it on the embedded cloud", () => {
    copyStackFiles(folder(), { staging: { "target: embedded": "target: aws" } });
    expect(() => resolveStack(context(), "staging", undefined))
      .to.throw(Failure)
      .with.property("kind", "settings");
    expect(resolveStack(context(), "staging", "embedded").target).to.equal("embedded");
  });
});

describe("checkStackFiles", () => {
  const folder = temporaryFolder();

  it("has an answer for every stack, by name", () => {
    copyStackFiles(folder(), { prod: { "azCount: 3": "azCount: many" } });
    expect(checkStackFiles(folder()).map(({ name, ok, problems }) => [name, ok, problems.length])).to.deep.equal([
      ["dev", true, 0],
      ["prod", false, 1],
      ["prod-pci", true, 0],
      ["shared", true, 0],
      ["staging", true, 0],
    ]);
  });
});
