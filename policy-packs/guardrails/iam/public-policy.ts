import { UNKNOWN, type Value } from "../facts/value";
import { undetermined, type Verdict, violation } from "../pack/rule";
import { all, type Decision, not } from "./decision";
import type { Statement } from "./document";
import { kindOf, locatedStatements } from "./grants";
import { isOpen } from "./public-principal";
import { openReaders } from "./service-readers";

/**
 * What is wrong with a resource's policy that nobody in particular has to be to use: a verdict for each statement.
 *
 * @param isFenced whether a statement is closed by what only this kind of resource knows
 */
export function publicPolicyVerdicts(
  document: Value | undefined,
  path: string,
  isFenced: (statement: Statement) => Decision = () => false,
): readonly Verdict[] {
  const statements = locatedStatements(document, path);
  const each = statements.map(({ statement }) => statement);
  return statements.flatMap(({ path: at, statement }) => {
    const open = statement === UNKNOWN ? UNKNOWN : all([isOpen(statement, each), not(isFenced(statement))]);
    if (open === UNKNOWN) return [undetermined(at, `whom the ${kindOf(at)} lets in is not known`)];
    if (open !== false) return [violation(at, "the statement lets everybody in")];
    const readers = statement === UNKNOWN ? [] : openReaders(statement, each);
    return readers.map((service) =>
      violation(at, `the statement lets everybody in through ${service}: no source (aws:SourceArn) is named`),
    );
  });
}
