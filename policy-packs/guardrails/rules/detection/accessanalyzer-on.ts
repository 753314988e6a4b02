import { ANALYZER, accountLacks, ownerSchema } from "../../account-services";
import { type Answer, anyOf } from "../../answers";
import { controls } from "../../frameworks";
import { type Rule, undetermined } from "../../rule";
import { textOf, UNKNOWN } from "../../value";

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
  checkStack(stack, context) {
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
  },
};
