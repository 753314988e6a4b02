/** Somebody who approves, by the names that a path and its signers file know. */
export interface Person {
  readonly id: string;
  /** The principal under which the signers file has the person's key. */
  readonly email: string;
  readonly teams: readonly string[];
}

/** Who may not approve because of another part that they have in the change. */
export type Separation = "author" | "executor";

/** What is looked at before a stage begins. */
export type GateName = "smoke" | "security";

/** One stop on the way of a release. */
export interface Stage {
  readonly name: string;
  /** The stage that the release must have passed before; undefined for the first. */
  readonly from: string | undefined;
  /** Its stacks, in the order in which they are brought up. */
  readonly stacks: readonly string[];
  readonly gates: readonly GateName[];
  /** How many people of each team have to approve; empty when nobody has to. */
  readonly approvals: Readonly<Record<string, number>>;
  readonly separation: readonly Separation[];
  /** The only branch whose commits may come here; undefined when any may. */
  readonly branch: string | undefined;
  /** Time between the plan that is approved and its update, milliseconds. */
  readonly wait: number;
  /** How long a release stays here, without interruption, before the next stage may take it, milliseconds. */
  readonly soak: number;
  /** What happens when the answer of its update or of its verification is no. */
  readonly onFailure: "stop" | "rollback";
}

/** The way of every release. */
export interface PromotionPath {
  readonly stages: readonly Stage[];
  readonly people: readonly Person[];
  /** The file with the people's keys, as it was written: from the checkout's root, or below the home with `{home}`. */
  readonly signers: string;
}

/** Whether something lies between the plans of a stage and its updates: somebody's approval, or time. */
export function isGated({ approvals, wait }: Stage): boolean {
  return wait > 0 || Object.keys(approvals).length > 0;
}

/** The stages that a release passes on its way to one, that one last. */
export function stagesTo(path: PromotionPath, target: Stage): readonly Stage[] {
  const before = path.stages.find(({ name }) => name === target.from);
  return before === undefined ? [target] : [...stagesTo(path, before), target];
}

/** Whether a release may go from one stage straight to another. */
export function isHop(path: PromotionPath, from: string, to: string): boolean {
  return path.stages.some((stage) => stage.name === to && stage.from === from);
}
