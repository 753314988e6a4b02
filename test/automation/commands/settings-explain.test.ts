import { expect } from "chai";
import { settingsExplain } from "../../../automation/commands/settings-explain";
import { Failure } from "../../../automation/errors";
import { copyStackFiles, quietContext } from "../../support/command-context";
import { temporaryFolder } from "../../support/temporary-folder";

describe("settingsExplain", () => {
  const folder = temporaryFolder();
  const explain = (...words: string[]) => settingsExplain(quietContext(folder()), {}, words);

  it("has what a setting means and its value in each stack, for people and for machines", async () => {
    copyStackFiles(folder());
    const doc = "How many availability zones the network spans, each with a public, an app and a data subnet.";
    const type = "a whole number of availability zones, 1 to 4";
    const presence = "optional in every stack; the default applies without it";
    const change = "adds or removes the last zones' subnets; those of earlier zones stay as they are";
    const values = { dev: 2, prod: 3, "prod-pci": 3, shared: 2, staging: 2 };
    const sources = ["D-015", "E-006"];
    expect(await explain("azCount")).to.deep.equal({
      exitCode: 0,
      json: { key: "azCount", doc, type, unit: "zones", default: 2, presence, change, sources, values },
      text: [
        "azCount",
        `  is        ${doc}`,
        `  allowed   ${type}`,
        "  unit      zones",
        "  default   2",
        `  presence  ${presence}`,
        `  change    ${change}`,
        "  from      D-015, E-006",
        "  dev       2",
        "  prod      3",
        "  prod-pci  3",
        "  shared    2",
        "  staging   2",
      ].join("\n"),
    });
  });

  it("leaves out stacks without a value, and says when there is no default", async () => {
    copyStackFiles(folder());
    const { json, text } = await explain("causeway:eksClusterName");
    expect(json).to.have.property("values").that.has.all.keys("dev", "prod", "prod-pci", "staging");
    expect(json).to.have.property("default", null);
    expect(text.split("\n")).to.include("  default   none").and.include('  dev       "data-collection-dev-eks"');
  });

  it("suggests the setting that was probably meant", () => {
    copyStackFiles(folder());
    expect(() => explain("vpcCdir"))
      .to.throw(Failure, 'there is no setting "vpcCdir"')
      .that.includes({ kind: "usage", exitCode: 2, remedy: "did you mean vpcCidr?" });
  });

  it("names the list where nothing is near", () => {
    expect(() => explain("colourOfTheSky"))
      .to.throw(Failure, 'there is no setting "colourOfTheSky"')
      .with.property("remedy", "docs/reference/settings.md lists all settings");
  });
});
