import { expect } from "chai";
import { alternate, compare, comparisonText, spreadOf } from "../../benchmarks/comparison";
import { rejection } from "../support/rejection";

const facts = { name: "preview", what: "ours against plain", unit: "s", hold: { atMost: 0.5 } } as const;

describe("comparisons", () => {
  it("are of medians, with their range", () => {
    expect(spreadOf([3, 1, 2])).to.deep.equal({ median: 2, min: 1, max: 3 });
    expect(spreadOf([4, 1, 2, 3])).to.deep.equal({ median: 2.5, min: 1, max: 4 });
  });

  it("of nothing are an error", () => {
    expect(() => spreadOf([])).to.throw("nothing was measured");
  });

  it("hold at the bound and miss beyond it, in both directions", () => {
    expect(compare(facts, [1], [2]).holds).to.equal(true);
    expect(compare(facts, [1.01], [2]).holds).to.equal(false);
    expect(compare({ ...facts, hold: { atLeast: 3 } }, [6], [2]).holds).to.equal(true);
    expect(compare({ ...facts, hold: { atLeast: 3 } }, [5.9], [2]).holds).to.equal(false);
  });

  it("claim a difference only where the ranges do not overlap", () => {
    expect(compare(facts, [1, 2], [3, 4]).apart).to.equal(true);
    expect(compare(facts, [1, 3], [2, 4]).apart).to.equal(false);
    expect(comparisonText(compare(facts, [1, 3], [2, 4]))).to.include("no difference is claimed");
  });

  it("are measured in turn, the first round not counted", async () => {
    const order: string[] = [];
    const side = (name: string) => async () => order.push(name);
    const measured = await alternate(2, side("ours"), side("theirs"));
    expect(order).to.deep.equal(["ours", "theirs", "ours", "theirs", "ours", "theirs"]);
    expect(measured).to.deep.equal({ ours: [3, 5], theirs: [4, 6] });
  });

  it("break off when one side fails", async () => {
    const failing = alternate(
      1,
      () => Promise.reject(new Error("preview failed")),
      () => Promise.resolve(1),
    );
    expect(String(await rejection(failing))).to.include("preview failed");
  });
});
