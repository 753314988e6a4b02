import { ANALYZER, accountLacks, ownerSchema } from "../../facts/account-services";
import { type Answer, anyOf } from "../../facts/answers";
import type { Stack } from "../../facts/stack";
import { isProperties, listOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type RuleContext, type StackVerdict, undetermined, violation } from "../../pack/rule";

const ARCHIVE_RULE = "aws:accessanalyzer/archiveRule:ArchiveRule";

/** By these a finding says how it is, and nothing of who reaches what. */
const SAYS_NOTHING = new Set(["isPublic", "status", "findingType", "resourceOwnerAccount", "resourceType", "error"]);

/** Findings that are put away whatever they are about: nobody sees what others can reach. */
function archiveVerdicts(stack: Stack): readonly StackVerdict[] {
  return stack.ofType(ARCHIVE_RULE).flatMap((resource): readonly StackVerdict[] => {
    const filters = listOf(resource.props["filters"]);
    if (filters === UNKNOWN || filters.includes(UNKNOWN)) {
      return [{ ...undetermined("filters", "which findings are put away is not known"), resource }];
    }
    const criteria = filters.flatMap((filter) => (isProperties(filter) ? [textOf(filter["criteria"])] : []));
    const isAnything = criteria.every((name) => typeof name === "string" && SAYS_NOTHING.has(name));
    return isAnything ? [{ ...violation("filters", "findings are put away whatever they are about"), resource }] : [];
  });
}

function analyzerVerdicts(stack: Stack, context: RuleContext): readonly StackVerdict[] {
  const analyzers = stack.ofType(ANALYZER);
  const answers = analyzers.map(({ props }): Answer => {
    const type = textOf(props["type"]) ?? "ACCOUNT";
    return type === UNKNOWN ? UNKNOWN : ["ACCOUNT", "ORGANIZATION"].includes(type.toUpperCase());
  });
  const answer = anyOf(answers);
  if (answer === true) return [];
  if (answer === false) return accountLacks(stack, context, "nobody looks for what others can reach in the account");
  const what = "whether the analyzer looks for what others can reach is not known";
  return analyzers.flatMap((resource, index) =>
    answers[index] === UNKNOWN ? [{ ...undetermined("type", what), resource }] : [],
  );
}

/** Whoever outside can reach something is found. Analyzers of unused or internal access do not look for that. */
export const accessanalyzerOn: Rule = {
  id: "accessanalyzer-on",
  title: "Access Analyzer looks for what others can reach",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ cis5: ["1.19"], cis3: ["1.20"], iso27001: ["A.8.3"] }),
  requirements: ["A-068"],
  remedy: "add aws.accessanalyzer.Analyzer with type: ACCOUNT (components/account/threat-detection.ts)",
  configSchema: ownerSchema,
  checkStack: (stack, context) => [...analyzerVerdicts(stack, context), ...archiveVerdicts(stack)],
};
