import type { EnvironmentKind } from "../../../../lib/guardrail-pack";
import { valueAt } from "../../facts/must-be";
import { isProperties, UNKNOWN, type Unknown } from "../../facts/value";
import { allows, namedField, type Statement, textsOf } from "../../iam/document";
import { locatedStatements } from "../../iam/grants";
import { accountOfArn } from "../../iam/own-account";
import { resourcePolicies } from "../../iam/resource-policies";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import { type Rule, type RuleContext, undetermined, type Verdict, violation } from "../../pack/rule";

/** Words in names by which people tell environments apart. */
const WORDS = new Map<string, readonly EnvironmentKind[]>(
  Object.entries({
    dev: ["dev"],
    development: ["dev"],
    sandbox: ["dev"],
    staging: ["staging"],
    stage: ["staging"],
    test: ["staging"],
    uat: ["staging"],
    qa: ["staging"],
    prod: ["prod", "prod-pci"],
    production: ["prod", "prod-pci"],
  }),
);

/** The identities that a statement names. */
function principalsOf(statement: Statement): readonly (string | Unknown)[] {
  const principal = namedField(statement, "Principal");
  if (principal === UNKNOWN) return [UNKNOWN];
  return isProperties(principal) ? textsOf(namedField(principal, "AWS")) : textsOf(principal);
}

/** The environments that a principal is of, by its name or by its account; none where nothing tells. */
function environmentsOf(principal: string, accounts: readonly string[]): readonly string[] {
  const account = /^\d{12}$/.test(principal) ? principal : accountOfArn(principal);
  const byAccount = accounts.filter((entry) => entry.endsWith(`=${account}`)).map((entry) => entry.split("=")[0] ?? "");
  if (byAccount.length > 0) return byAccount;
  const name = principal.split(":").slice(5).join(":").toLowerCase();
  return name.split(/[^a-z0-9]+/).flatMap((word) => WORDS.get(word) ?? []);
}

function statementVerdicts(
  statement: Statement,
  path: string,
  { environment, config }: RuleContext,
): readonly Verdict[] {
  const allowed = configuredTexts(config["principals"]);
  const accounts = configuredTexts(config["accounts"]);
  return principalsOf(statement).flatMap((principal) => {
    if (principal === UNKNOWN)
      return [undetermined(path, "whether a principal is of another environment is not known")];
    if (matchesAny(principal, allowed)) return [];
    const of = environmentsOf(principal, accounts);
    if (of.length === 0 || of.includes(environment.kind) || of.includes("shared")) return [];
    return [violation(path, `${principal} is of ${of[0]}, the resource of ${environment.name}`)];
  });
}

/** What happens in one environment must not reach another: no policy of a resource lets its principals in. */
export const iamCrossEnvironment: Rule = {
  id: "iam-cross-environment",
  title: "No resource lets in another environment's principals",
  severity: "high",
  tier: "standard",
  frameworks: [],
  requirements: ["K-09", "A-006", "C-025"],
  remedy: "name principals of the same environment; list those that deploy or monitor in the policy configuration",
  configSchema: {
    accounts: { type: "array", items: { type: "string" }, description: "whose an account is: dev=111111111111" },
    principals: {
      type: "array",
      items: { type: "string" },
      description: "ARNs that every environment lets in, * for any text",
    },
  },
  types: Object.keys(resourcePolicies),
  check({ type, props }, context) {
    const path = resourcePolicies[type] ?? "policy";
    if (["shared", "other"].includes(context.environment.kind)) return [];
    return locatedStatements(valueAt(props, path), path).flatMap(({ path: at, statement }) => {
      if (statement === UNKNOWN)
        return [undetermined(at, "whether a principal is of another environment is not known")];
      return allows(statement) ? statementVerdicts(statement, at, context) : [];
    });
  },
};
