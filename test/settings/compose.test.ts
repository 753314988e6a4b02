import { expect } from "chai";
import { composeSettings } from "../../settings/compose";
import { freeze } from "../../settings/freeze";
import { parseStackFile } from "../../settings/parse";
import { committedFile, edited } from "./committed-files";

describe("composeSettings", () => {
  it("leaves out the capabilities that a stack does not switch on", () => {
    const file = edited(committedFile("dev"), { bastionInstanceType: undefined });
    const parsed = parseStackFile(file);
    if (!parsed.ok || parsed.settings.kind !== "environment") throw new Error("dev is an environment");
    expect(parsed.settings.bastion).to.equal(undefined);
    expect(parsed.settings.cluster).to.include({ eksClusterName: "data-collection-dev-eks" });
  });

  it("fills in what may be left out", () => {
    const file = edited(committedFile("dev"), { deployRoleArn: undefined, azCount: undefined, appPort: undefined });
    const parsed = parseStackFile(file);
    expect(parsed.ok && parsed.settings).to.include({ deployRoleArn: undefined, azCount: 2, appPort: 8080 });
  });

  it("throws on drafts that were not found right", () => {
    expect(() => composeSettings({ stack: undefined, kind: "environment", values: {} })).to.throw(
      "settings are composed for known stacks only",
    );
    expect(() => composeSettings({ stack: "dev", kind: "environment", values: {} })).to.throw(
      "settings are composed from checked values only: kind, target",
    );
  });
});

describe("freeze", () => {
  it("freezes all the way down, and gives back the same value", () => {
    const value = { list: [{ a: 1 }], text: "x" };
    expect(freeze(value)).to.equal(value);
    expect([value, value.list, value.list[0]].every((part) => Object.isFrozen(part))).to.equal(true);
    expect(freeze(undefined)).to.equal(undefined);
  });
});
