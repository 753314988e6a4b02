import { expect } from "chai";
import fc from "fast-check";
import { Failure } from "../../../../automation/errors";
import {
  countApprovals,
  type Decision,
  type Separation,
} from "../../../../automation/promotion/approvals/count-approvals";
import type { Person } from "../../../../automation/promotion/approvals/verify-approval";

const person = (id: string, ...teams: string[]): Person => ({ id, email: `${id}@example.com`, teams });
const people = [
  person("ana", "platform", "security"),
  person("raj", "security"),
  person("li", "platform"),
  person("tom", "finance"),
];
const say = (who: string, decision: Decision["decision"] = "approve", second = 0): Decision => ({
  person: who,
  decision,
  at: new Date(Date.UTC(2026, 2, 1, 10, 0, second)).toISOString(),
});
const count = (decisions: Decision[], requirement: Record<string, number>, separations: Separation[] = []) =>
  countApprovals(decisions, people, requirement, separations);

describe("countApprovals", () => {
  it("grants when each team has given what it was asked for, and not before", () => {
    const asked = { platform: 1, security: 1 };
    expect(count([say("li"), say("raj")], asked)).to.deep.equal({
      granted: true,
      counted: [
        { person: "raj", team: "security" },
        { person: "li", team: "platform" },
      ],
      missing: {},
      refused: [],
    });
    expect(count([say("li")], asked)).to.deep.include({ granted: false, missing: { security: 1 } });
    expect(count([], asked)).to.deep.include({ granted: false, missing: { platform: 1, security: 1 } });
  });

  it("a person in two teams fills one place, the one that nobody else can", () => {
    const asked = { platform: 1, security: 1 };
    expect(count([say("ana")], asked)).to.deep.include({ granted: false, missing: { security: 1 } });
    expect(count([say("ana"), say("raj")], asked)).to.include({ granted: true });
    expect(count([say("ana"), say("li")], asked)).to.deep.include({
      granted: true,
      counted: [
        { person: "ana", team: "security" },
        { person: "li", team: "platform" },
      ],
    });
  });

  it("a person counts once, however often they approve", () => {
    expect(count([say("raj"), say("raj", "approve", 1)], { security: 2 })).to.deep.include({
      granted: false,
      missing: { security: 1 },
    });
    expect(count([say("raj"), say("ana")], { security: 2 })).to.include({ granted: true });
  });

  it("the newest decision of a person stands, in whatever order they came; a rejection wins a tie", () => {
    const asked = { security: 1 };
    const [yes, no, yesAgain] = [say("raj"), say("raj", "reject", 1), say("raj", "approve", 2)];
    expect(count([yes, no], asked)).to.deep.include({
      granted: false,
      refused: [{ person: "raj", reason: "rejected" }],
    });
    expect(count([no, yes], asked).granted).to.equal(false);
    expect(count([yesAgain, no, yes], asked).granted).to.equal(true);
    expect(count([say("raj"), say("raj", "reject")], asked).granted).to.equal(false);
    expect(count([say("raj", "reject"), say("raj")], asked).granted).to.equal(false);
  });

  it("any rejection that stands grants nothing, also of somebody whose approval would not count", () => {
    const given = [say("raj"), say("li")];
    expect(count(given, { security: 1 }).granted).to.equal(true);
    for (const who of ["ana", "tom", "eve"]) {
      expect(count([...given, say(who, "reject")], { security: 1 }).granted, who).to.equal(false);
    }
    expect(count([say("tom", "reject")], {}).granted).to.equal(false);
  });

  it("author and executor do not approve where the stage says so, by id or address, in any case", () => {
    const asked = { security: 1 };
    expect(count([say("raj")], asked).granted).to.equal(true);
    for (const duty of ["author", "executor"] as const) {
      for (const who of ["raj", "raj@example.com", "Raj@Example.com"]) {
        expect(count([say("raj")], asked, [{ duty, who }])).to.deep.include({
          granted: false,
          refused: [{ person: "raj", reason: `is the ${duty}` }],
        });
      }
      expect(count([say("raj")], asked, [{ duty, who: "li@example.com" }]).granted).to.equal(true);
    }
  });

  it("where author or executor is not known, nobody can be shown to be somebody else", () => {
    expect(count([say("raj")], { security: 1 }, [{ duty: "author", who: undefined }])).to.deep.include({
      granted: false,
      refused: [{ person: "raj", reason: "the author is not known" }],
    });
  });

  it("says of everybody else why they were not counted", () => {
    const given = [say("eve"), say("tom"), say("raj"), say("ana")];
    expect(count(given, { security: 1 }).refused).to.deep.equal([
      { person: "eve", reason: "unknown person" },
      { person: "tom", reason: "in no team that is asked" },
      { person: "raj", reason: "the places are taken" },
    ]);
  });

  it("is granted without approvals only when nobody is asked; a number that asks nobody is refused", () => {
    expect(count([], {})).to.deep.equal({ granted: true, counted: [], missing: {}, refused: [] });
    expect(count([], { platform: 1 }).granted).to.equal(false);
    for (const number of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => count([], { platform: number }))
        .to.throw(Failure, "expected a whole number")
        .with.property("exitCode", 2);
    }
  });

  it("a team without people grants nothing, and names of JavaScript are no teams", () => {
    expect(count([say("raj")], { nobody: 1 })).to.deep.include({ granted: false, missing: { nobody: 1 } });
    const odd = [person("ana", "toString", "constructor")];
    expect(countApprovals([say("ana")], odd, { platform: 1 }, [])).to.deep.include({
      granted: false,
      refused: [{ person: "ana", reason: "in no team that is asked" }],
    });
  });

  it("fills as many places as can be filled (held against trying everything)", () => {
    const teams = ["a", "b", "c"];
    const somebody = fc.subarray(teams);
    const asked = fc.record({ a: fc.integer({ min: 1, max: 3 }), b: fc.integer({ min: 1, max: 2 }) });
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 6 }), asked, (members, requirement) => {
        const crowd = members.map((teamsOfOne, index) => person(`p${index}`, ...teamsOfOne));
        const answer = countApprovals(
          crowd.map(({ id }) => say(id)),
          crowd,
          requirement,
          [],
        );
        const places = Object.entries(requirement).flatMap(([team, number]) => Array<string>(number).fill(team));
        const open = Object.values(answer.missing).reduce((sum, number) => sum + number, 0);
        expect(answer.counted.length).to.equal(mostPlaces(crowd, places));
        expect(answer.counted.length + open).to.equal(places.length);
        expect(answer.granted).to.equal(open === 0);
        expect(new Set(answer.counted.map((one) => one.person)).size).to.equal(answer.counted.length);
        for (const { person: id, team } of answer.counted) {
          expect(crowd.find((one) => one.id === id)?.teams).to.include(team);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

/** How many places can be filled at most, by trying every way. */
function mostPlaces([first, ...rest]: readonly Person[], places: readonly string[]): number {
  if (first === undefined) return 0;
  const without = mostPlaces(rest, places);
  const ways = first.teams.flatMap((team) => {
    const place = places.indexOf(team);
    return place === -1 ? [] : [1 + mostPlaces(rest, places.toSpliced(place, 1))];
  });
  return Math.max(without, ...ways);
}
