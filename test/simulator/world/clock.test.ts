import { expect } from "chai";
import { type Schedule, VirtualClock } from "../../../simulator/world/clock";

/** A clock whose grace ends when the test says so. */
function clockAt(time: number) {
  let pending: (() => void) | undefined;
  const schedule: Schedule = (run) => {
    pending = run;
    return () => {
      if (pending === run) pending = undefined;
    };
  };
  const kept: number[] = [];
  const clock = new VirtualClock(time, schedule, 5, async (moment) => void kept.push(moment));
  const grace = async (): Promise<void> => {
    const run = pending;
    pending = undefined;
    run?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { clock, kept, grace, isPending: () => pending !== undefined };
}

describe("VirtualClock", () => {
  it("stands still by itself, and goes on when told", async () => {
    const { clock, kept, isPending } = clockAt(100);
    expect(clock.now()).to.equal(100);
    expect(isPending()).to.equal(false);
    await clock.moveTo(250);
    await clock.moveTo(200);
    expect(clock.now()).to.equal(250);
    expect(kept).to.deep.equal([250]);
  });

  it("jumps to the next moment when everybody in flight waits, and not before", async () => {
    const { clock, grace, isPending } = clockAt(0);
    const woken: string[] = [];
    const endFirst = clock.begin();
    const first = clock.until(600).then(() => woken.push(`first at ${clock.now()}`));
    expect(isPending()).to.equal(true);
    const endSecond = clock.begin();
    expect(isPending()).to.equal(false);
    const second = clock.until(120).then(() => woken.push(`second at ${clock.now()}`));
    await grace();
    await second;
    expect(woken).to.deep.equal(["second at 120"]);
    expect(isPending()).to.equal(false);
    endSecond();
    await grace();
    await first;
    endFirst();
    expect(woken).to.deep.equal(["second at 120", "first at 600"]);
  });

  it("makes the new time durable before anybody goes on", async () => {
    const { clock, kept, grace } = clockAt(0);
    const end = clock.begin();
    const seen = clock.until(50).then(() => [...kept]);
    await grace();
    expect(await seen).to.deep.equal([50]);
    end();
    end();
    expect(clock.now()).to.equal(50);
  });

  it("does not wait for what is over, and lets everybody go at the end", async () => {
    const { clock } = clockAt(10);
    clock.begin();
    await clock.until(10);
    const waiting = clock.until(1000);
    clock.release();
    await waiting;
    expect(clock.now()).to.equal(10);
  });
});
