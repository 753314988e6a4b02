import { undetermined, type Verdict, violation } from "../rule";
import { UNKNOWN, type Value } from "../value";
import { kindOf, locatedStatements } from "./grants";
import { isOpen } from "./public-principal";

/** What is wrong with a resource's policy that nobody in particular has to be to use: a verdict for each statement. */
export function publicPolicyVerdicts(document: Value | undefined, path: string): readonly Verdict[] {
  const statements = locatedStatements(document, path);
  const all = statements.map(({ statement }) => statement);
  return statements.flatMap(({ path: at, statement }) => {
    const open = statement === UNKNOWN ? UNKNOWN : isOpen(statement, all);
    if (open === UNKNOWN) return [undetermined(at, `whom the ${kindOf(at)} lets in is not known`)];
    return open === false ? [] : [violation(at, "the statement lets everybody in")];
  });
}
