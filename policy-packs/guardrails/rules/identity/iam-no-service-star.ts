import type { PolicyResource } from "../../facts/resource";
import { UNKNOWN } from "../../facts/value";
import { attachedPolicies, attachingTypes } from "../../iam/attachments";
import { exceptBoundaries } from "../../iam/boundaries";
import { allows, type Statement } from "../../iam/document";
import { standsForAllOf } from "../../iam/every-of";
import { isAdmin, isEveryResource } from "../../iam/everything";
import { grantedStatements, grantingTypes, kindOf, type LocatedStatement } from "../../iam/grants";
import { isLike } from "../../iam/pattern";
import { picksResources } from "../../iam/resource-conditions";
import { actionsOf, resourcesOf, type Selection } from "../../iam/selection";
import { wholeServicesOf } from "../../iam/whole-services";
import { configuredTexts } from "../../pack/configuration";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

/** Actions that only look, by their first word; a pattern of these changes nothing. */
const LOOKING =
  /^(batchget|check|describe|discover|download|estimate|filter|get|head|list|lookup|preview|query|read|scan|search|select|simulate|test|validate|verify|view)/;
/** First words of actions that change things, in most services. */
const CHANGING = ["create", "delete", "put", "update", "modify", "start", "stop", "attach", "detach", "add", "remove"];

/** Services that have no resources to name: agents talk to Systems Manager through these. */
const WITHOUT_RESOURCES = new Set(["ssmmessages", "ec2messages"]);

/** Whether an action is a pattern that stands for more than one action that changes something. */
function changesMany(pattern: string): boolean {
  const [service = "", ...rest] = pattern.toLowerCase().split(":");
  const name = rest.join(":");
  if (!/[*?]/.test(pattern) || service === "" || WITHOUT_RESOURCES.has(service)) return false;
  return !LOOKING.test(name) || /^[*?]/.test(name);
}

/** Whether a pattern is every action of a service, or of several. */
function isWholeService(pattern: string): boolean {
  const name = pattern.toLowerCase().split(":").slice(1).join(":");
  return pattern.includes(":") ? CHANGING.every((verb) => isLike(name, `${verb}thing`)) : true;
}

/** The service of a pattern of actions, where it is one. */
function serviceOf(pattern: string): string | undefined {
  return /^([a-z0-9-]+):/.exec(pattern.toLowerCase())?.[1];
}

/** The patterns of a statement that change many things on every resource, or on every one of their own service. */
function tooWide(statement: Statement): readonly string[] | typeof UNKNOWN {
  if (!allows(statement) || isAdmin(statement) === true || picksResources(statement)) return [];
  const resources = resourcesOf(statement);
  const everything = isEveryResource(resources);
  const { patterns, excepts } = actionsOf(statement);
  if (excepts) return [];
  const wide = patterns.filter((pattern) => pattern !== UNKNOWN).filter(changesMany);
  if (everything === true) return wide.length === 0 && patterns.includes(UNKNOWN) ? UNKNOWN : wide;
  const own = resources.excepts ? [] : wide.filter((pattern) => isEveryOwn(resources, pattern));
  if (own.length > 0 || everything === false) return own;
  return wide.length > 0 || patterns.includes(UNKNOWN) ? UNKNOWN : [];
}

/** Whether resources are all that the service of an action has: `s3:*` on `arn:aws:s3:::*`. */
function isEveryOwn({ patterns }: Selection, action: string): boolean {
  const service = serviceOf(action);
  if (service === undefined) return false;
  return patterns.some((pattern) => pattern !== UNKNOWN && standsForAllOf(pattern, service));
}

function verdictsOf({ path, statement }: LocatedStatement): readonly Verdict[] {
  const wide = statement === UNKNOWN ? UNKNOWN : tooWide(statement);
  if (wide === UNKNOWN) return [undetermined(path, `on what the ${kindOf(path)} allows which actions is not known`)];
  if (wide.length === 0) return [];
  const every = wide.some(isWholeService) ? "every action of a service" : "actions that change things";
  return [violation(path, `the statement allows ${every} on every resource: ${wide.join(", ")}`)];
}

/** The policies of AWS that a resource attaches, and that allow all of a service. */
function attachmentVerdicts(resource: PolicyResource): readonly Verdict[] {
  return attachedPolicies(resource).flatMap(({ path, arn, name }) => {
    const services = wholeServicesOf(arn);
    if (services.length === 0) return [];
    const actions = services.map((service) => `${service}:*`).join(", ");
    return [
      violation(path, `it attaches ${name}, which allows every action of a service on every resource: ${actions}`),
    ];
  });
}

/** Who may do everything with a service may do it to what others have made. */
export const iamNoServiceStar: Rule = {
  id: "iam-no-service-star",
  title: "No policy allows all of a service on every resource",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["IAM.21"], checkov: ["CKV_AWS_355"] }),
  requirements: ["K-07", "A-071", "X-17"],
  remedy:
    "name the actions, or the resources that they may be done to (arnOf in components/naming.ts), in a policy of your own",
  configSchema: {
    exempt: {
      type: "array",
      items: { type: "string" },
      description: "URNs of resources that may, with a documented reason",
    },
  },
  types: [...new Set([...grantingTypes, ...attachingTypes])],
  ...exceptBoundaries((resource, { config }) => {
    if (configuredTexts(config["exempt"]).includes(resource.urn)) return [];
    return [...grantedStatements(resource).flatMap(verdictsOf), ...attachmentVerdicts(resource)];
  }),
};
