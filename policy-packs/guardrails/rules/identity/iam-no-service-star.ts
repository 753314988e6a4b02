import { configuredTexts } from "../../configuration";
import { controls } from "../../frameworks";
import { allows, type Statement } from "../../iam/document";
import { isAdmin, isEveryResource } from "../../iam/everything";
import { grantedStatements, grantingTypes, kindOf, type LocatedStatement } from "../../iam/grants";
import { isLike } from "../../iam/pattern";
import { picksResources } from "../../iam/resource-conditions";
import { actionsOf, resourcesOf } from "../../iam/selection";
import { type Rule, undetermined, type Verdict, violation } from "../../rule";
import { UNKNOWN } from "../../value";

/** Actions that only look, by their first word; a pattern of these changes nothing. */
const LOOKING =
  /^(batchget|check|describe|discover|download|estimate|filter|get|head|list|lookup|preview|query|read|scan|search|select|simulate|test|validate|verify|view)/;
/** First words of actions that change things, in most services. */
const CHANGING = ["create", "delete", "put", "update", "modify", "start", "stop", "attach", "detach", "add", "remove"];

/** Whether an action is a pattern that stands for more than one action that changes something. */
function changesMany(pattern: string): boolean {
  const [service = "", ...rest] = pattern.toLowerCase().split(":");
  const name = rest.join(":");
  if (!/[*?]/.test(pattern) || service === "") return false;
  return !LOOKING.test(name) || /^[*?]/.test(name);
}

/** Whether a pattern is every action of a service, or of several. */
function isWholeService(pattern: string): boolean {
  const name = pattern.toLowerCase().split(":").slice(1).join(":");
  return pattern.includes(":") ? CHANGING.every((verb) => isLike(name, `${verb}thing`)) : true;
}

/** The patterns of a statement that change many things on every resource. */
function tooWide(statement: Statement): readonly string[] | typeof UNKNOWN {
  if (!allows(statement) || isAdmin(statement) === true || picksResources(statement)) return [];
  const everything = isEveryResource(resourcesOf(statement));
  const { patterns, excepts } = actionsOf(statement);
  if (everything === false || excepts) return [];
  const wide = patterns.filter((pattern) => pattern !== UNKNOWN).filter(changesMany);
  const mayBeWide = wide.length > 0 || patterns.includes(UNKNOWN);
  if (everything === UNKNOWN) return mayBeWide ? UNKNOWN : [];
  return wide.length === 0 && patterns.includes(UNKNOWN) ? UNKNOWN : wide;
}

function verdictsOf({ path, statement }: LocatedStatement): readonly Verdict[] {
  const wide = statement === UNKNOWN ? UNKNOWN : tooWide(statement);
  if (wide === UNKNOWN) return [undetermined(path, `on what the ${kindOf(path)} allows which actions is not known`)];
  if (wide.length === 0) return [];
  const every = wide.some(isWholeService) ? "every action of a service" : "actions that change things";
  return [violation(path, `the statement allows ${every} on every resource: ${wide.join(", ")}`)];
}

/** Who may do everything with a service may do it to what others have made. */
export const iamNoServiceStar: Rule = {
  id: "iam-no-service-star",
  title: "No policy allows all of a service on every resource",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["IAM.21"], checkov: ["CKV_AWS_355"] }),
  requirements: ["K-07", "A-071", "X-17"],
  remedy: "name the actions, or the resources that they may be done to (arnOf in components/naming.ts)",
  configSchema: {
    exempt: {
      type: "array",
      items: { type: "string" },
      description: "URNs of resources that may, with a documented reason",
    },
  },
  types: grantingTypes,
  check(resource, { config }) {
    if (configuredTexts(config["exempt"]).includes(resource.urn)) return [];
    return grantedStatements(resource).flatMap(verdictsOf);
  },
};
