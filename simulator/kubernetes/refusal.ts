import { CloudError, type ErrorKind } from "../errors";

/** Reasons of the API's refusals, with the kind of refusal that each is. */
const KINDS = {
  AlreadyExists: "exists",
  Forbidden: "denied",
  Invalid: "invalid",
  NotFound: "missing",
  NoMatch: "missing",
} as const satisfies Record<string, ErrorKind>;

/** A refusal in the words of Kubernetes' API, to be thrown by a law. */
export function refusal(
  reason: keyof typeof KINDS,
  /** The API's sentence, and what to do about it. */
  message: string,
): CloudError {
  return new CloudError(KINDS[reason], reason, message);
}
