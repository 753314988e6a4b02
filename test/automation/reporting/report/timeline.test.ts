import { expect } from "chai";
import { makeReport } from "../../../../automation/reporting/report/make-report";
import { timelineOf } from "../../../../automation/reporting/report/timeline";
import { sampleParts } from "../../../support/sample-story";

describe("timelineOf", () => {
  const { runs } = makeReport(sampleParts());

  it("lays every step on one line, and cuts short the time in which nothing is done", () => {
    const { gaps, seconds } = timelineOf(runs);
    expect(gaps.map((gap) => gap.seconds)).to.deep.equal([3669, 94]);
    expect(seconds).to.equal(39);
  });

  it("begins at nothing, ends at the whole, and no bar leaves the picture", () => {
    const bars = [...timelineOf(runs).bars.values()].flat();
    expect(Math.min(...bars.map(({ start }) => start))).to.equal(0);
    expect(Math.max(...bars.map(({ start, length }) => start + length))).to.be.closeTo(100, 0.02);
  });

  it("has a bar for each step, in the order of the run's steps", () => {
    const { bars } = timelineOf(runs);
    for (const { run, steps } of runs) expect(bars.get(run)?.length, run).to.equal(steps.length);
  });

  it("is empty for no runs", () => {
    expect(timelineOf([])).to.deep.equal({ bars: new Map(), gaps: [], seconds: 0 });
  });
});
