import { mock } from "node:test";
import { expect } from "chai";
import { heartbeat } from "../../../automation/demo/heartbeat";

describe("heartbeat", () => {
  afterEach(() => mock.restoreAll());

  it("says that it is still at work after 20 seconds of silence, and not before", () => {
    let now = 0;
    let next: { say: () => void; at: number } | undefined;
    mock.method(performance, "now", () => now);
    mock.method(globalThis, "setTimeout", (say: () => void, after: number) => {
      next = { say, at: now + after };
    });
    mock.method(globalThis, "clearTimeout", () => {
      next = undefined;
    });
    const lines: string[] = [];
    const beat = heartbeat((line) => lines.push(line));
    now = 5000;
    beat.progress("one");
    expect(next?.at).to.equal(25_000);
    now = 25_000;
    next?.say();
    now = 45_000;
    next?.say();
    expect(lines).to.deep.equal([
      "one",
      "    … still at work, 20 s since the last line",
      "    … still at work, 40 s since the last line",
    ]);
    beat.stop();
    expect(next).to.equal(undefined);
  });
});
