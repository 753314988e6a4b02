import { all, type Decision, isPossible } from "./decision";
import { isAdministrator, type Step, stepsFrom } from "./escalation";
import type { Identity } from "./identities";
import type { World } from "./model";

/** A way from an identity to more rights, step by step. */
export interface Path {
  readonly from: Identity;
  readonly steps: readonly Step[];
  readonly answer: Decision;
}

/** How surely a step can be taken that is worth following. */
type Sure = (answer: Decision) => boolean;

/**
 * The shortest way from an identity to everything: to rights of its own choice, to anybody's, or to an administrator.
 * One that is certain comes before one that is not known to be; an administrator needs none.
 */
export function escalationOf(world: World, identity: Identity): Path | undefined {
  if (isPossible(isAdministrator(identity))) return undefined;
  return search(world, identity, isPossible, isEnd) ?? search(world, identity, (answer) => answer !== false, isEnd);
}

const reachable = new WeakMap<Identity, readonly Path[]>();

/** Whoever an identity can be, itself included, with the way there. Searched once for each, whatever it is asked for. */
export function reachableFrom(world: World, identity: Identity): readonly Path[] {
  const before = reachable.get(identity);
  if (before !== undefined) return before;
  const paths = [{ from: identity, steps: [], answer: true } as const, ...othersFrom(world, identity)];
  reachable.set(identity, paths);
  return paths;
}

function othersFrom(world: World, identity: Identity): readonly Path[] {
  const found: Path[] = [];
  search(world, identity, isPossible, ({ to }, path) => {
    if (typeof to !== "string") found.push(path);
    return false;
  });
  return found;
}

function isEnd({ to }: Step): boolean {
  return typeof to === "string" || isPossible(isAdministrator(to));
}

/** Goes through all ways, the shorter before the longer ones, each identity once. */
function search(
  world: World,
  from: Identity,
  isSure: Sure,
  isGoal: (step: Step, path: Path) => boolean,
): Path | undefined {
  const seen = new Set<Identity>([from]);
  const waiting: Path[] = [{ from, steps: [], answer: true }];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const at = path.steps.at(-1)?.to ?? from;
    if (typeof at === "string") continue;
    for (const step of stepsFrom(world, at).filter(({ answer }) => isSure(answer))) {
      const next: Path = { from, steps: [...path.steps, step], answer: all([path.answer, step.answer]) };
      if (typeof step.to !== "string" && seen.has(step.to)) continue;
      if (isGoal(step, next)) return next;
      if (typeof step.to === "string") continue;
      seen.add(step.to);
      waiting.push(next);
    }
  }
  return undefined;
}

/** A way in words, hop by hop: `ci → deployer (sts:AssumeRole) → any right (iam:PutRolePolicy)`. */
export function pathText({ from, steps }: Path): string {
  return [from.name, ...steps.map(({ to, by }) => `${typeof to === "string" ? to : to.name} (${by})`)].join(" → ");
}
