import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { type Holder, LockHeld, takeLock } from "../../simulator/lock";
import { temporaryFolder } from "../support/temporary-folder";

describe("takeLock", () => {
  const folder = temporaryFolder();
  const first: Holder = { pid: 1001, started: "Monday" };
  const second: Holder = { pid: 1002, started: "Monday" };
  const alive =
    (...holders: readonly Holder[]) =>
    (asked: Holder): boolean =>
      holders.some((holder) => holder.pid === asked.pid && holder.started === asked.started);

  it("is held by one at a time, until that one gives it back", () => {
    const release = takeLock(folder(), first, alive(first));
    expect(() => takeLock(folder(), second, alive(first))).to.throw(
      LockHeld,
      /a cloud of this home runs already \(process 1001, .*lock\); use that one, or stop it first/,
    );
    release();
    takeLock(folder(), second, alive(first));
    expect(fs.readdirSync(folder())).to.deep.equal(["lock"]);
  });

  it("is taken over from the dead, also when their id was given to somebody else", () => {
    takeLock(folder(), first, alive());
    takeLock(folder(), second, alive({ pid: 1001, started: "Tuesday" }));
    expect(JSON.parse(fs.readFileSync(path.join(folder(), "lock"), "utf8"))).to.deep.equal(second);
  });

  it("is taken over from a file that says nothing", () => {
    fs.writeFileSync(path.join(folder(), "lock"), "");
    takeLock(folder(), first, alive());
    expect(() => takeLock(folder(), second, alive(first))).to.throw(LockHeld);
  });

  it("given back late, takes nothing from its new holder", () => {
    const release = takeLock(folder(), first, alive());
    takeLock(folder(), second, alive(second));
    release();
    expect(JSON.parse(fs.readFileSync(path.join(folder(), "lock"), "utf8"))).to.deep.equal(second);
  });
});
