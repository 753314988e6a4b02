import { expect } from "chai";
import { openClock } from "../../../automation/promotion/clock";
import { quietContext } from "../../support/command-context";
import { temporaryFolder } from "../../support/temporary-folder";

describe("the clock of a home", () => {
  const folder = temporaryFolder();
  const MACHINE = Date.parse("2026-01-01T00:00:00Z");
  const machine = () => MACHINE;

  it("is the machine's own until time was let pass; then it stays ahead, also for those who may not move it", () => {
    const { home } = quietContext(folder());
    expect(openClock(home, machine, false).now().toISOString()).to.equal("2026-01-01T00:00:00.000Z");
    openClock(home, machine, true).passUntil?.(new Date("2026-01-02T00:00:00Z"));
    const later = openClock(home, () => MACHINE + 1000, false);
    expect(later.now().toISOString()).to.equal("2026-01-02T00:00:01.000Z");
    expect(later.passUntil).to.equal(undefined);
  });

  it("never goes back", () => {
    const { home } = quietContext(folder());
    const clock = openClock(home, machine, true);
    clock.passUntil?.(new Date("2025-01-01T00:00:00Z"));
    expect(clock.now().toISOString()).to.equal("2026-01-01T00:00:00.000Z");
  });

  it("two homes do not share it", () => {
    const one = quietContext(`${folder()}/one`).home;
    openClock(one, machine, true).passUntil?.(new Date("2026-02-01T00:00:00Z"));
    const other = quietContext(`${folder()}/other`).home;
    expect(openClock(other, machine, true).now().toISOString()).to.equal("2026-01-01T00:00:00.000Z");
  });
});
