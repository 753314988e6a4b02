import type { Person } from "./verify-approval";

/** Who fills which place. */
export interface Assignment {
  /** The team whose place a person fills, by the person's id. */
  readonly filled: ReadonlyMap<string, string>;
  /** The teams of the places that nobody fills. */
  readonly open: readonly string[];
}

/**
 * Gives places of teams to people, one to each, so that as many as can be are filled (Kuhn's augmenting paths). Earlier
 * people come first; who has a place keeps one.
 *
 * @param places a team for each place
 */
export function assignPlaces(people: readonly Pick<Person, "id" | "teams">[], places: readonly string[]): Assignment {
  const holders = new Map<number, Pick<Person, "id" | "teams">>();
  const seat = (person: Pick<Person, "id" | "teams">, tried: Set<number>): boolean => {
    for (const [place, team] of places.entries()) {
      if (!person.teams.includes(team) || tried.has(place)) continue;
      tried.add(place);
      const holder = holders.get(place);
      if (holder === undefined || seat(holder, tried)) {
        holders.set(place, person);
        return true;
      }
    }
    return false;
  };
  for (const person of people) seat(person, new Set());
  const filled = new Map([...holders].map(([place, person]) => [person.id, places[place] ?? ""]));
  return { filled, open: places.filter((_, place) => !holders.has(place)) };
}
