/** How a step ended: the answer is yes, the answer is no, nobody could find out, not yet, or there was nothing to do. */
export const stepResults = ["passed", "failed", "errored", "waiting", "skipped"] as const;
export type StepResult = (typeof stepResults)[number];

/** What is done for a stage, in this order. Soaking is what comes of itself when the rest is done. */
export const stepNames = ["gates", "preview", "guardrails", "approval", "update", "verify", "soak"] as const;
export type StepName = (typeof stepNames)[number];

/** One step of a stage; those that work on a stack name it. */
export interface Step {
  readonly name: StepName;
  readonly stack?: string;
}

/** Whether a step lets the next one begin. Only a yes does, and that there is nothing to do. */
export function goesOn(result: StepResult): boolean {
  return result === "passed" || result === "skipped";
}

/** A step in one word, to be told from the others of its stage. */
export function stepKey({ name, stack }: Step): string {
  return stack === undefined ? name : `${name} ${stack}`;
}

/** What is found out about a stack before anything is changed. */
function previews(stack: string): Step[] {
  return [
    { name: "preview", stack },
    { name: "guardrails", stack },
  ];
}

/**
 * The steps of a stage that somebody has to carry out, in order. Where nobody has to approve, each stack is brought up before the next is previewed,
 * so that it may read what that one has made. Where somebody has to, everything that is approved is previewed first.
 */
export function stepsOf(stage: { readonly stacks: readonly string[]; readonly gated: boolean }): readonly Step[] {
  const middle: Step[] = stage.gated
    ? [
        ...stage.stacks.flatMap(previews),
        { name: "approval" },
        ...stage.stacks.map((stack): Step => ({ name: "update", stack })),
      ]
    : stage.stacks.flatMap((stack): Step[] => [...previews(stack), { name: "update", stack }]);
  return [{ name: "gates" }, ...middle, { name: "verify" }];
}
