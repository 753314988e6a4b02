import type { PromotionPath, Stage } from "../promotion/path/path";

/** Whose keys the demo signs with. */
export interface Signing {
  /** Enough people for what the stage asks, each once. */
  readonly approvers: readonly string[];
  /** Somebody whose approval does not count at this stage; undefined where everybody's would. */
  readonly outsider: string | undefined;
}

/** Whom the demo has sign for a stage, from the path's people. Pure. */
export function whoSigns({ people }: PromotionPath, { approvals }: Stage): Signing {
  const approvers = new Set<string>();
  for (const [team, count] of Object.entries(approvals)) {
    const able = people.filter(({ id, teams }) => teams.includes(team) && !approvers.has(id));
    for (const { id } of able.slice(0, count)) approvers.add(id);
  }
  const outsider = people.find(({ teams }) => !teams.some((team) => (approvals[team] ?? 0) > 0));
  return { approvers: [...approvers], outsider: outsider?.id };
}
