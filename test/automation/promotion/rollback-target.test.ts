import { expect } from "chai";
import fc from "fast-check";
import type { PromotionEvent } from "../../../automation/promotion/events";
import { rollbackTarget } from "../../../automation/promotion/rollback-target";
import { stageOf, standingOf } from "../../../automation/promotion/standing";

const STAGE = "prod";
const AT = "2026-01-01T00:00:00.000Z";

/** What happens to a stage, in words: `promote a`, `wait a` (not let in yet), `verify`, `roll back to a`, `told`, `void`. */
function targetAfter(words: readonly string[], wanted?: string): string {
  const events: PromotionEvent[] = [];
  const runs: { run: string; release: string }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const release = word.at(-1) ?? "";
    if (/^(promote|wait|roll back) /.test(word)) {
      const run = `run-${runs.length}`;
      runs.push({ run, release });
      const cause = word.startsWith("roll back") ? "rollback" : "promotion";
      const facts = { settings: { prod: release }, stacks: [STAGE], path: "p", executor: "ana", previous: null };
      events.push({ kind: "run-started", stage: STAGE, run, release, cause, ...facts });
      // What is promoted has begun its update; what goes back waits for approvals first.
      if (word.startsWith("promote")) {
        events.push({ kind: "step-started", stage: STAGE, run, step: "update", stack: STAGE });
      }
    } else if (last !== undefined && word === "verify") {
      const facts = { settings: { prod: last.release }, states: { prod: "x" }, since: AT };
      events.push({ kind: "stage-verified", stage: STAGE, ...last, ...facts });
    } else if (last !== undefined && word === "void") {
      events.push({ kind: "run-voided", stage: STAGE, run: last.run, changed: ["the plan"] });
    } else if (last !== undefined && word === "told") {
      const failed = runs.findLast((one) => one.release !== last.release);
      if (failed === undefined) throw new Error("nothing to tell of");
      events.push({ kind: "rolled-back", stage: STAGE, run: failed.run, from: failed.release, to: last.release });
    }
  }
  const standing = standingOf(events.map((event) => ({ ...event, at: AT })));
  const target = rollbackTarget(stageOf(standing, STAGE), wanted);
  return target.kind === "pair" ? target.pair.release : target.kind;
}

const ab = ["promote a", "verify", "promote b", "verify"];

describe("where a rollback goes (D-079, D-080)", () => {
  const cases: readonly (readonly [string, readonly string[], string | undefined, string])[] = [
    ["nothing was ever there", [], undefined, "nothing before"],
    ["nothing was there before", ["promote a", "verify"], undefined, "nothing before"],
    ["to what was held before", ab, undefined, "a"],
    ["to what is held, from what it failed to take in", [...ab, "promote c"], undefined, "b"],
    ["from what is held, not from what only waits to be let in", [...ab, "wait c"], undefined, "a"],
    ["nowhere, from what only waits to be let in", ["wait a"], undefined, "nothing before"],
    ["on where it was going, while it waits for approvals", [...ab, "roll back to a"], undefined, "a"],
    ["on where it was going, when it has failed", [...ab, "roll back to a", "void"], undefined, "a"],
    ["on where it was going, when the last word is missing", [...ab, "roll back to a", "verify"], undefined, "a"],
    ["not back to what was rolled back from", [...ab, "roll back to a", "verify", "told"], undefined, "nothing before"],
    ["one step further", ["promote z", "verify", ...ab, "roll back to a", "verify", "told"], undefined, "z"],
    [
      "to it again when it was brought in again",
      [...ab, "roll back to a", "verify", "told", ...ab.slice(2), "promote c", "verify"],
      undefined,
      "b",
    ],
    ["to what is named", ["promote z", "verify", ...ab], "z", "z"],
    ["to what is named, though it was rolled back from", [...ab, "roll back to a", "verify", "told"], "b", "b"],
    ["elsewhere than where it was going, if that is named", ["promote z", "verify", ...ab, "roll back to a"], "z", "z"],
    ["not to what is held", ab, "b", "held"],
    ["not to what was never held", [...ab, "promote c"], "c", "never held"],
  ];
  for (const [title, words, wanted, target] of cases) {
    it(title, () => {
      expect(targetAfter(words, wanted)).to.equal(target);
    });
  }

  it("asked again before it is done, it always goes to the same place", () => {
    const word = fc.constantFrom("promote a", "promote b", "promote c", "verify");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.boolean(), (before, isVerified) => {
        const first = targetAfter(before);
        fc.pre(first.length === 1);
        const under = [...before, `roll back to ${first}`, ...(isVerified ? ["verify"] : [])];
        expect(targetAfter(under)).to.equal(first);
        expect(targetAfter([...under, "void"])).to.equal(first);
      }),
      { numRuns: 300 },
    );
  });

  it("never goes to what the stage holds, or to what it has just left", () => {
    const word = fc.constantFrom("promote a", "promote b", "promote c", "verify");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (before) => {
        const first = targetAfter(before);
        fc.pre(first.length === 1);
        const last = before.findLast((each) => each.startsWith("promote"))?.at(-1);
        expect(first).not.to.equal(last);
        const again = targetAfter([...before, `roll back to ${first}`, "verify", "told"]);
        expect([first, last]).not.to.include(again);
      }),
      { numRuns: 300 },
    );
  });
});
