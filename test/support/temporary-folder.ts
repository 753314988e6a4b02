import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A fresh folder for each test of the suite that calls this, removed after it. Answers the folder of the test at hand. */
export function temporaryFolder(): () => string {
  let folder = "";
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-")));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return () => folder;
}
