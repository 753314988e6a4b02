import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { keepSettings, keptSettings, settingsDigest } from "../../../automation/promotion/stage-settings";
import { quietContext } from "../../support/command-context";
import { temporaryFolder } from "../../support/temporary-folder";

const TEXT = 'config:\n  causeway:azCount: 2\n  causeway:owner: "platform"\n';

describe("the settings of a stage", () => {
  const folder = temporaryFolder();

  it("are the same however they are written, and whatever the plain command line adds", () => {
    const same = "encryptionsalt: v1:abc\nconfig:\n  causeway:owner: platform # who\n\n  causeway:azCount: 2\n";
    expect(settingsDigest(same)).to.equal(settingsDigest(TEXT));
    expect(settingsDigest(TEXT.replace("2", '"2"'))).to.equal(settingsDigest(TEXT));
    expect(settingsDigest(TEXT.replace("2", "3"))).not.to.equal(settingsDigest(TEXT));
  });

  it("are kept by their digest, to go back to", () => {
    const { home } = quietContext(folder());
    expect(keptSettings(home, keepSettings(home, TEXT))).to.equal(TEXT);
  });

  it("are not taken when they were changed or are gone", () => {
    const { home } = quietContext(folder());
    const digest = keepSettings(home, TEXT);
    const file = path.join(home.promotions, "settings", `${digest}.yaml`);
    fs.writeFileSync(file, TEXT.replace("2", "3"));
    expect(() => keptSettings(home, digest)).to.throw(Failure, /are not what they were$/);
    fs.rmSync(file);
    expect(() => keptSettings(home, digest)).to.throw(Failure, /are gone$/);
  });
});
