import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/**
 * A fresh folder for each test of the suite that calls this, removed after it. Answers the folder of the test at hand.
 *
 * @param beforeRemoval ends what still works in the folder
 */
export function temporaryFolder(beforeRemoval: () => Promise<unknown> = () => Promise.resolve()): () => string {
  let folder = "";
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-")));
  });
  afterEach(async () => {
    await beforeRemoval();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return () => folder;
}
