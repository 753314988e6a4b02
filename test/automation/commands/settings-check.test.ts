import { expect } from "chai";
import { settingsCheck } from "../../../automation/commands/settings-check";
import { Failure } from "../../../automation/errors";
import { copyStackFiles, quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

const well = (name: string) => ({ name, ok: true, problems: [] });

describe("settingsCheck", () => {
  const folder = temporaryFolder();
  const check = (options: { readonly stack?: string } = {}) => settingsCheck(quietContext(folder()), options);

  it("is yes for our own stack files", async () => {
    copyStackFiles(folder());
    expect(await check()).to.deep.equal({
      exitCode: 0,
      json: { stacks: ["dev", "prod", "prod-pci", "shared", "staging"].map(well) },
      text: "✓ ok  dev\n✓ ok  prod\n✓ ok  prod-pci\n✓ ok  shared\n✓ ok  staging",
    });
  });

  it("has every problem of every stack, each with its place, and a count for each stack", async () => {
    copyStackFiles(folder(), {
      dev: { "azCount: 2": "azCount: 9" },
      prod: { "rdsMultiAz: true": "rdsMultiAs: true", "azCount: 3": "azCount: many" },
    });
    const { exitCode, json, text } = await check();
    expect(exitCode).to.equal(2);
    expect(json)
      .to.have.nested.property("stacks[0].problems")
      .that.deep.equals([
        {
          key: "azCount",
          got: "9 (a number)",
          expected: "a whole number of availability zones, 1 to 4",
          remedy: "write for example azCount: 3",
          file: "Pulumi.dev.yaml",
          line: 16,
          column: 21,
        },
      ]);
    expect(text).to.match(/^✗ settings {2}Pulumi\.dev\.yaml:16:21 {2}azCount\n {2}got {7}9 \(a number\)\n/);
    expect(text.split("\n").slice(-6)).to.deep.equal([
      "",
      "✗ no  dev  1",
      "✗ no  prod  3",
      "✓ ok  prod-pci",
      "✓ ok  shared",
      "✓ ok  staging",
    ]);
  });

  it("has one stack's alone when asked to, by name or alias, and still looks at the others", async () => {
    copyStackFiles(folder(), { prod: { "azCount: 3": "azCount: many" } });
    expect((await check({ stack: "production" })).text).to.match(/\n\n✗ no {2}prod {2}1$/);
    expect(await check({ stack: "test" })).to.deep.equal({
      exitCode: 0,
      json: { stacks: [well("staging")] },
      text: "✓ ok  staging",
    });
  });

  it("refuses a stack that there is not", async () => {
    copyStackFiles(folder());
    expect(await rejection(check({ stack: "devv" })))
      .to.be.instanceOf(Failure)
      .with.property("remedy", "did you mean dev?");
  });

  it("does not call a checkout without stack files well", async () => {
    expect(await rejection(check()))
      .to.be.instanceOf(Failure)
      .that.includes({
        kind: "usage",
        exitCode: 2,
        message: `there are no stack files in ${folder()}`,
        remedy: "restore Pulumi.<stack>.yaml",
      });
  });
});
