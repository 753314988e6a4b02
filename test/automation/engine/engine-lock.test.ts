import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { removeDeadEngineLocks } from "../../../automation/engine/engine-lock";
import { Failure } from "../../../automation/errors";
import { temporaryFolder } from "../../support/temporary-folder";

describe("removeDeadEngineLocks", () => {
  const folder = temporaryFolder();
  const locks = () => path.join(folder(), ".pulumi", "locks", "organization", "causeway", "dev");
  const lock = (changes: object = {}, name = "1.json") => {
    const content = { pid: 2 ** 22 + 1, username: "ana", hostname: os.hostname(), timestamp: "2026-03-01T10:00:00Z" };
    fs.mkdirSync(locks(), { recursive: true });
    fs.writeFileSync(path.join(locks(), name), JSON.stringify({ ...content, ...changes }));
  };

  it("has nothing to do where there are none", () => {
    removeDeadEngineLocks(folder(), "dev");
    expect(fs.existsSync(locks())).to.equal(false);
  });

  it("removes the lock of a process that is gone", () => {
    lock();
    removeDeadEngineLocks(folder(), "dev");
    expect(fs.readdirSync(locks())).to.deep.equal([]);
  });

  it("removes the lock of a process whose number was given to another since", () => {
    lock({ pid: process.pid, timestamp: "2001-01-01T00:00:00Z" });
    removeDeadEngineLocks(folder(), "dev");
    expect(fs.readdirSync(locks())).to.deep.equal([]);
  });

  it("keeps the lock of a process that lives, and says whose it is", () => {
    lock({ pid: process.pid, timestamp: "2999-01-01T00:00:00Z" });
    expect(() => removeDeadEngineLocks(folder(), "dev"))
      .to.throw(Failure, `dev is locked by ana@${os.hostname()}, process ${process.pid}`)
      .with.property("exitCode", 4);
    expect(fs.readdirSync(locks())).to.deep.equal(["1.json"]);
  });

  it("keeps the lock of another machine, where nobody can see whether its owner lives", () => {
    lock({ hostname: "elsewhere" });
    expect(() => removeDeadEngineLocks(folder(), "dev")).to.throw(Failure, "dev is locked by ana@elsewhere");
  });

  it("removes a lock that was cut off while it was written", () => {
    lock();
    fs.writeFileSync(path.join(locks(), "2.json"), '{"pid": 1');
    removeDeadEngineLocks(folder(), "dev");
    expect(fs.readdirSync(locks())).to.deep.equal([]);
  });
});
