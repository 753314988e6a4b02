import { Failure } from "../../errors";
import { assignPlaces } from "./assign-places";
import type { Person } from "./verify-approval";

/** A decision that was verified. */
export interface Decision {
  readonly person: string;
  readonly decision: "approve" | "reject";
  /** When the person decided, RFC 3339 in UTC. */
  readonly at: string;
}

/** Somebody whose approval may not count at this stage, where the stage says so. */
export interface Separation {
  readonly duty: "author" | "executor";
  /** Their id or e-mail address; undefined where it is not known: then nobody can be shown to be somebody else. */
  readonly who: string | undefined;
}

/** Why the approval of a person was not counted. */
export type UncountedReason =
  | "is the author"
  | "is the executor"
  | "the author is not known"
  | "the executor is not known"
  | "rejected"
  | "unknown person"
  | "in no team that is asked"
  | "the places are taken";

/** What the decisions come to. */
export interface ApprovalCount {
  readonly granted: boolean;
  /** Who fills a place of which team, in the order of the people. */
  readonly counted: readonly { readonly person: string; readonly team: string }[];
  /** How many each team still has to give; teams that have given all are left out. */
  readonly missing: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly person: string; readonly reason: UncountedReason }[];
}

/**
 * Counts decisions. The newest of a person stands, a rejection before an approval of the same moment. A person fills
 * one place only, and the places are given so that as many as can be are filled. A rejection that stands grants
 * nothing, whoever's it is.
 *
 * @param requirement how many people of each team are asked for; empty: nobody is
 * @throws Failure (settings) for a number that asks for nobody or for half a person
 */
export function countApprovals(
  decisions: readonly Decision[],
  people: readonly Person[],
  requirement: Readonly<Record<string, number>>,
  separations: readonly Separation[],
): ApprovalCount {
  checkRequirement(requirement);
  const standing = newestOfEach(decisions);
  const known = people.filter(({ id }) => standing.has(id));
  const refused: { person: string; reason: UncountedReason }[] = [];
  for (const person of standing.keys()) {
    if (!people.some(({ id }) => id === person)) refused.push({ person, reason: "unknown person" });
  }
  const able: Person[] = [];
  for (const person of known) {
    const rejected = standing.get(person.id)?.decision === "reject";
    const reason = rejected ? "rejected" : whyNot(person, requirement, separations);
    if (reason === undefined) able.push(person);
    else refused.push({ person: person.id, reason });
  }
  const places = Object.entries(requirement).flatMap(([team, count]) => Array.from({ length: count }, () => team));
  const { filled, open } = assignPlaces(able, places);
  const counted = able.flatMap(({ id }) => {
    const team = filled.get(id);
    if (team === undefined) refused.push({ person: id, reason: "the places are taken" });
    return team === undefined ? [] : [{ person: id, team }];
  });
  const rejections = [...standing.values()].some(({ decision }) => decision === "reject");
  return { granted: open.length === 0 && !rejections, counted, missing: numberOfEach(open), refused };
}

function checkRequirement(requirement: Readonly<Record<string, number>>): void {
  for (const [team, count] of Object.entries(requirement)) {
    if (Number.isInteger(count) && count >= 1 && count <= 100) continue;
    throw new Failure(
      "settings",
      `team ${team} is asked for ${count} approvals, expected a whole number from 1 to 100`,
      `ask team ${team} for at least one approval, or leave it out`,
    );
  }
}

function newestOfEach(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const newest = new Map<string, Decision>();
  for (const decision of decisions) {
    const before = newest.get(decision.person);
    if (before === undefined || replaces(decision, before)) newest.set(decision.person, decision);
  }
  return newest;
}

function replaces(decision: Decision, before: Decision): boolean {
  const later = Date.parse(decision.at) - Date.parse(before.at);
  return later > 0 || (later === 0 && decision.decision === "reject");
}

function whyNot(
  person: Person,
  requirement: Readonly<Record<string, number>>,
  separations: readonly Separation[],
): UncountedReason | undefined {
  for (const { duty, who } of separations) {
    if (who === undefined) return `the ${duty} is not known`;
    const name = who.toLowerCase();
    if (name === person.id.toLowerCase() || name === person.email.toLowerCase()) return `is the ${duty}`;
  }
  return person.teams.some((team) => Object.hasOwn(requirement, team)) ? undefined : "in no team that is asked";
}

function numberOfEach(teams: readonly string[]): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const team of teams) numbers[team] = (numbers[team] ?? 0) + 1;
  return numbers;
}
