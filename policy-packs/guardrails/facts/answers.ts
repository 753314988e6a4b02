import { UNKNOWN, type Unknown } from "./value";

/** Yes, no, or not known before the update. */
export type Answer = boolean | Unknown;

/** Whether one is a yes; where none is, one that is not known may be. */
export function anyOf(answers: readonly Answer[]): Answer {
  return answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);
}

/** Whether none is a no; where none is, one that is not known may be. */
export function allOf(answers: readonly Answer[]): Answer {
  return !answers.includes(false) && (answers.includes(UNKNOWN) ? UNKNOWN : true);
}

/** The opposite; of what is not known neither is. */
export function not(answer: Answer): Answer {
  return answer === UNKNOWN ? UNKNOWN : !answer;
}
