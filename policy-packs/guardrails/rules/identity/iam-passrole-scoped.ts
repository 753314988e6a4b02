import { isProperties, UNKNOWN } from "../../facts/value";
import { exceptBoundaries } from "../../iam/boundaries";
import type { Decision } from "../../iam/decision";
import { allows, isEverything, namedField, type Statement, textsOf } from "../../iam/document";
import { standsForEvery } from "../../iam/every-of";
import { isAdmin } from "../../iam/everything";
import { grantedStatements, grantingTypes, kindOf, type LocatedStatement } from "../../iam/grants";
import { actionsOf, resourcesOf, selectsAction } from "../../iam/selection";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** A role has a name, so `role/?*` is every one. */
function isEveryRole(pattern: string): boolean {
  return standsForEvery(pattern, "iam", "role/?*");
}

/** Whether a statement says to which services a role may be handed over. */
function namesServices(statement: Statement): boolean {
  const condition = namedField(statement, "Condition");
  if (!isProperties(condition)) return false;
  return Object.entries(condition).some(
    ([operator, keys]) =>
      /^(foranyvalue:)?string(equals|like|equalsignorecase)$/i.test(operator) &&
      isProperties(keys) &&
      Object.entries(keys).some(([key, value]) => {
        const services = textsOf(value);
        if (key.toLowerCase() !== "iam:passedtoservice" || services.length === 0) return false;
        // `*.amazonaws.com` is every service.
        return services.every((text) => text === UNKNOWN || !/^[*?]/.test(text));
      }),
  );
}

/** What is too wide about a statement's right to hand over roles; undefined where it has none, or a narrow one. */
function fault(statement: Statement): string | typeof UNKNOWN | undefined {
  if (!allows(statement) || isAdmin(statement) === true) return undefined;
  const passes: Decision = selectsAction(actionsOf(statement), "iam:PassRole");
  if (passes === false) return undefined;
  const { patterns, excepts } = resourcesOf(statement);
  const named = patterns.filter((pattern) => pattern !== UNKNOWN);
  const every = excepts ? !named.some(isEverything) : named.some(isEveryRole);
  const several = every || named.some((pattern) => /[*?]/.test(pattern));
  if (!every && (namesServices(statement) || !several))
    return patterns.includes(UNKNOWN) && !excepts ? UNKNOWN : undefined;
  if (passes === UNKNOWN) return UNKNOWN;
  return every
    ? "the statement hands over any role"
    : "the statement does not say to which services it hands over its roles";
}

function verdictsOf({ path, statement }: LocatedStatement): readonly Verdict[] {
  const what = statement === UNKNOWN ? UNKNOWN : fault(statement);
  if (what === UNKNOWN) return [undetermined(path, `which roles the ${kindOf(path)} hands over is not known`)];
  return what === undefined ? [] : [violation(path, what)];
}

/** A role that can be handed to a service is a role that one has. */
export const iamPassroleScoped: Rule = {
  id: "iam-passrole-scoped",
  title: "Roles that may be handed over are named, and to which services",
  severity: "high",
  tier: "standard",
  frameworks: controls({ trivy: ["AWS-0342"] }),
  requirements: ["D-021", "A-071"],
  remedy: "name the roles, and for several the services: StringEquals iam:PassedToService",
  types: grantingTypes,
  ...exceptBoundaries((resource) => grantedStatements(resource).flatMap(verdictsOf)),
};
