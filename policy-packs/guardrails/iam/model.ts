import { everyValueAt } from "../facts/every-value";
import { referencesOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, textOf, UNKNOWN } from "../facts/value";
import { TASK } from "../services/container-definitions";
import type { Context } from "./context";
import { all, any, type Decision } from "./decision";
import { evaluate, type Request, type ResourcePolicy } from "./evaluate";
import { ROLE } from "./iam-arn";
import { type Identity, identitiesOf, WHOEVER } from "./identities";
import type { Caller } from "./principal";
import { MADE, STRANGER } from "./ways";
import { type Running, workloadKinds } from "./workload-kinds";

const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const SERVICE = "aws:ecs/service:Service";

/** What runs under one ARN: one thing, or several of which no more is known than a star. */
export interface Workload {
  readonly kind: Running;
  readonly arn: string;
  readonly runs: readonly Run[];
}

/** Something that runs as a role of the stack. */
interface Run {
  readonly resource: PolicyResource;
  readonly role: Identity;
}

/** Who there is in a stack, and what runs as whom. */
export interface World {
  readonly identities: readonly Identity[];
  readonly workloads: readonly Workload[];
  /** What may be done to workloads, so that each identity is asked once for each of it. */
  readonly workloadActions: readonly string[];
}

/** Identities by the resource that makes them. */
type Identities = ReadonlyMap<PolicyResource, Identity>;

const worlds = new WeakMap<Stack, World>();

/** The world of a stack, made once for all who ask. */
export function worldOf(stack: Stack): World {
  const before = worlds.get(stack);
  if (before !== undefined) return before;
  const identities = identitiesOf(stack);
  const byResource: Identities = new Map(identities.map((identity) => [identity.resource, identity]));
  const workloads = workloadKinds.flatMap((kind) => workloadsOf(stack, byResource, kind));
  const workloadActions = [...new Set(workloads.flatMap(({ kind }) => kind.actions))];
  const world = { identities, workloads, workloadActions };
  worlds.set(stack, world);
  return world;
}

function workloadsOf(stack: Stack, identities: Identities, kind: Running): readonly Workload[] {
  const runs = new Map<string, Run[]>();
  for (const resource of stack.ofType(kind.type)) {
    for (const role of isShut(stack, resource) ? [] : rolesOf(stack, resource, kind, identities)) {
      const arn = arnOf(resource, kind, role);
      const found = runs.get(arn);
      if (found === undefined) runs.set(arn, [{ resource, role }]);
      else found.push({ resource, role });
    }
  }
  return [...runs].map(([arn, found]) => ({ kind, arn, runs: found }));
}

/** The roles that something runs as: named as they are, or by a profile that holds them. */
function rolesOf(stack: Stack, resource: PolicyResource, kind: Running, identities: Identities): readonly Identity[] {
  const [property = kind.role] = kind.role.split(".");
  const named = everyValueAt(resource.props, kind.role).flatMap(
    ({ value }) => referencesOf(stack, resource, value, property, [ROLE, PROFILE]).candidates,
  );
  const roles = named.flatMap((one) =>
    one.type === PROFILE ? referencesOf(stack, one, one.props["role"], "role", [ROLE]).candidates : [one],
  );
  return [...new Set(roles)].flatMap((role) => identities.get(role) ?? []);
}

/** Whether all services of a task keep everybody out of its containers, as they do where they do not say. */
function isShut(stack: Stack, task: PolicyResource): boolean {
  if (task.type !== TASK) return false;
  const services = stack.ofType(SERVICE).filter((service) => {
    const { candidates } = referencesOf(stack, service, service.props["taskDefinition"], "taskDefinition", [TASK]);
    return candidates.includes(task);
  });
  return (
    services.length > 0 && services.every(({ props }) => (booleanOf(props["enableExecuteCommand"]) ?? false) === false)
  );
}

function arnOf({ props }: PolicyResource, { arn: [service, form, property], isMade }: Running, { account }: Identity) {
  const known = isMade === true ? [] : [textOf(props["arn"]), textOf(props["id"])];
  const arn = known.filter((text) => typeof text === "string").find((text) => text.startsWith("arn:"));
  if (arn !== undefined) return arn;
  const name = textOf(props[property]);
  const place = `arn:aws:${service}:*:${account === UNKNOWN ? "*" : account}`;
  return `${place}:${form.replace("…", isMade === true ? MADE : typeof name === "string" ? name : "*")}`;
}

/** One question about an identity. */
export interface Deed {
  readonly action: string;
  readonly resource: string;
  /** Whether it is enough that there is one resource of those. */
  readonly isChoice?: boolean;
  readonly values?: Context["values"];
  readonly policy?: ResourcePolicy;
}

/** An identity as one who asks. */
export function callerOf({ kind, arn, account }: Identity): Caller {
  return { kind: kind === "role" ? "role" : "user", arn, account };
}

/** Whether an identity may do something, in whichever circumstances. */
export function may(identity: Identity, { action, resource, isChoice, values, policy }: Deed): Decision {
  const { documents, boundary } = identity;
  const request: Request = {
    caller: callerOf(identity),
    action,
    resource,
    ...(isChoice === undefined ? {} : { isChoice }),
    // A right to what carries a tag is none to everything.
    context: {
      values: values === undefined ? ownValues(identity) : { ...ownValues(identity), ...values },
      isOpen: true,
      isUntagged: resource.includes(STRANGER),
    },
  };
  return evaluate(request, {
    identity: documents,
    ...(boundary === undefined ? {} : { boundary }),
    ...(policy === undefined ? {} : { resource: policy }),
  });
}

/** Whether an identity may do one of several things. */
export function mayAny(identity: Identity, actions: readonly string[], deed: Omit<Deed, "action">): Decision {
  return any(actions.map((action) => may(identity, { ...deed, action })));
}

/** Whether it may do one of each of several lists of things. */
export function mayEach(
  identity: Identity,
  lists: readonly (readonly string[])[],
  deed: Omit<Deed, "action">,
): Decision {
  return all(lists.map((actions) => mayAny(identity, actions, deed)));
}

const valuesOf = new WeakMap<Identity, Context["values"]>();

/** What a request says of who makes it: the same in each of the many that are asked about. */
function ownValues(identity: Identity): Context["values"] {
  const before = valuesOf.get(identity);
  if (before !== undefined) return before;
  const { kind, arn, account } = identity;
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const isKnown = !arn.includes("*") && name !== WHOEVER;
  const values: Context["values"] = {
    ...(account === UNKNOWN ? {} : { "aws:PrincipalAccount": [account] }),
    ...(isKnown ? { "aws:PrincipalArn": [arn] } : {}),
    "aws:username": kind === "role" ? [] : [name.includes("*") ? WHOEVER : name],
    "aws:PrincipalIsAWSService": ["false"],
  };
  valuesOf.set(identity, values);
  return values;
}
