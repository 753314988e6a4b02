import { UNKNOWN, type Unknown } from "../facts/value";

/**
 * Whether something is so: not at all, perhaps (a value is not known yet), under circumstances that a request can have
 * (a condition, one of several resources), or always.
 */
export type Decision = false | Unknown | "sometimes" | true;

/** From never to always. */
const ORDER: readonly Decision[] = [false, UNKNOWN, "sometimes", true];

/** What is so where all of it has to be: the least certain one. Nothing asked is so. */
export function all(answers: readonly Decision[]): Decision {
  return ORDER.find((answer) => answers.includes(answer)) ?? true;
}

/** What is so where one is enough: the most certain one. Of nothing, none is. */
export function any(answers: readonly Decision[]): Decision {
  return ORDER.findLast((answer) => answers.includes(answer)) ?? false;
}

/** The opposite; what is perhaps or sometimes so is perhaps or sometimes not. */
export function not(answer: Decision): Decision {
  return typeof answer === "boolean" ? !answer : answer;
}

/** Whether it can be so for certain, always or under circumstances. */
export function isPossible(answer: Decision): boolean {
  return answer === true || answer === "sometimes";
}
