import { isProperties, UNKNOWN } from "../facts/value";
import { any, type Decision, isPossible } from "./decision";
import { allows, namedField, type Statement, textsOf } from "./document";
import { isOpen } from "./public-principal";
import { actionsOf, selectsAction } from "./selection";

/**
 * Services that read for whoever sets them up, in any account, and by which action: a distribution of a stranger, or his
 * function, is let in by the service's name as well.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
const READERS: Readonly<Record<string, readonly string[]>> = {
  "cloudfront.amazonaws.com": ["s3:GetObject", "kms:Decrypt"],
  "codebuild.amazonaws.com": ["ecr:BatchGetImage"],
  "lambda.amazonaws.com": ["ecr:BatchGetImage"],
  "serverlessrepo.amazonaws.com": ["s3:GetObject"],
};

/** The services through which a statement lets everybody read: those that are let in for no source in particular. */
export function openReaders(statement: Statement, others: readonly (Statement | typeof UNKNOWN)[]): readonly string[] {
  if (!allows(statement)) return [];
  const principal = namedField(statement, "Principal");
  const named = isProperties(principal) ? textsOf(namedField(principal, "Service")) : [];
  const reading = named
    .filter((service) => service !== UNKNOWN)
    .filter((service) => isPossible(readsBy(statement, READERS[service] ?? [])));
  if (reading.length === 0) return [];
  const fields = Object.entries(statement).filter(([name]) => name.toLowerCase() !== "principal");
  return isOpen({ ...Object.fromEntries(fields), Principal: "*" }, others) === true ? reading : [];
}

function readsBy(statement: Statement, actions: readonly string[]): Decision {
  return any(actions.map((action) => selectsAction(actionsOf(statement), action)));
}
