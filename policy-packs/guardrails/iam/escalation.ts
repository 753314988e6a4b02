import { UNKNOWN } from "../value";
import { type Answer, all } from "./answer";
import { evaluate, type ResourcePolicy } from "./evaluate";
import { type Identity, WHOEVER } from "./identities";
import { may, mayEach, type World } from "./model";
import { administration, changePolicy, grantTo, makeOwn, type Runner, runners, running, toUser, unbind } from "./ways";

/** What a step leads to: an identity of the stack, or more than that. */
export type Target = Identity | "any right" | "any role" | "any user" | "any group";

/** One step from somebody to more rights. */
export interface Step {
  readonly to: Target;
  /** By what: `iam:CreatePolicyVersion on its own policy`. */
  readonly by: string;
  readonly answer: Answer;
}

/** The policy that a grant of everything attaches; a condition that allows other ones only is none. */
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
/** Somebody and something whose name nobody writes into a policy: who may do it to these may do it to all. */
const STRANGER = "zz-somebody-else";

/** Whether an identity has everything already. */
export function isAdministrator(identity: Identity): Answer {
  return all(administration.map((action) => may(identity, { action, resource: `arn:aws:any:::${STRANGER}` })));
}

/** The steps that an identity can take by its own rights. */
export function stepsFrom(world: World, identity: Identity): readonly Step[] {
  const steps = [
    ...grantsItself(identity),
    ...makesOthers(identity),
    ...becomesUsers(world, identity),
    ...joinsGroups(world, identity),
    ...becomesRoles(world, identity),
    ...usesWorkloads(world, identity),
  ];
  return steps.filter(({ answer }) => answer !== false);
}

function iam({ account }: Identity, resource: string): string {
  return `arn:aws:iam::${account === UNKNOWN ? "*" : account}:${resource}`;
}

/** Who may change its own rights has all of them. */
function grantsItself(identity: Identity): readonly Step[] {
  const { kind, arn, policyArns, groupArns } = identity;
  const values = { "iam:PolicyARN": [ADMINISTRATOR], "iam:PermissionsBoundary": [] };
  const asUser = kind === "role" ? [] : [{ actions: grantTo.user, resource: arn }];
  const asRole = kind === "role" ? [arn] : kind === "holder" ? [iam(identity, `role/${WHOEVER}`)] : [];
  const deeds = [
    ...asUser,
    ...asRole.map((resource) => ({ actions: grantTo.role, resource })),
    ...groupArns.map((resource) => ({ actions: grantTo.group, resource })),
    ...policyArns.map((resource) => ({ actions: changePolicy, resource })),
    ...(identity.boundary === undefined
      ? []
      : [{ actions: kind === "role" ? unbind.role : unbind.user, resource: arn }]),
  ];
  return deeds.flatMap(({ actions, resource }) =>
    actions.map(
      (action): Step => ({ to: "any right", by: action, answer: may(identity, { action, resource, values }) }),
    ),
  );
}

/** Who may make a role or a user, and give it rights, is that one. */
function makesOthers(identity: Identity): readonly Step[] {
  const values = { "iam:PolicyARN": [ADMINISTRATOR], "iam:PermissionsBoundary": [] };
  const own = makeOwn.map((lists, index): Step => {
    const resource = iam(identity, `${index === 0 ? "role" : "user"}/${STRANGER}`);
    const by = lists.map(([first = ""]) => first).join(" and ");
    return { to: "any right", by, answer: mayEach(identity, lists, { resource, values }) };
  });
  const policy = iam(identity, `policy/${STRANGER}`);
  return [
    ...own,
    ...changePolicy.slice(0, 1).map(
      (by): Step => ({
        to: "any right",
        by: `${by} of every policy`,
        answer: may(identity, { action: by, resource: policy, values }),
      }),
    ),
  ];
}

function becomesUsers({ identities }: World, identity: Identity): readonly Step[] {
  const users = identities.filter(({ kind }) => kind === "user").filter((user) => user !== identity);
  const anybody = { resource: iam(identity, `user/${STRANGER}`) };
  return toUser.flatMap((action): readonly Step[] => [
    { to: "any user", by: action, answer: may(identity, { action, ...anybody }) },
    ...users.map((to): Step => ({ to, by: action, answer: may(identity, { action, resource: to.arn }) })),
  ]);
}

function joinsGroups({ identities }: World, identity: Identity): readonly Step[] {
  if (identity.kind === "role") return [];
  const action = "iam:AddUserToGroup";
  const groups = identities.filter(
    ({ kind, groupArns }) => kind === "group" && !identity.groupArns.includes(groupArns[0] ?? ""),
  );
  return [
    { to: "any group", by: action, answer: may(identity, { action, resource: iam(identity, `group/${STRANGER}`) }) },
    ...groups.map(
      (to): Step => ({ to, by: action, answer: may(identity, { action, resource: to.groupArns[0] ?? "" }) }),
    ),
  ];
}

/** By being trusted, by changing whom a role trusts, and by handing it over to what one runs. */
function becomesRoles({ identities }: World, identity: Identity): readonly Step[] {
  const roles = identities.filter(({ kind }) => kind === "role").filter((role) => role !== identity);
  const stranger = iam(identity, `role/${STRANGER}`);
  const change = "iam:UpdateAssumeRolePolicy";
  const usable = runners
    .map((runner): Runner & Pick<Step, "answer"> => ({
      ...runner,
      answer: mayEach(identity, runner.actions, { resource: "*", isChoice: true }),
    }))
    .filter(({ answer }) => answer !== false);
  const handing = (to: Identity | "any role", resource: string): readonly Step[] =>
    usable.map(
      ({ service, actions, answer }): Step => ({
        to,
        by: `iam:PassRole to ${service} and ${firstOf(identity, actions[0] ?? [])}`,
        answer: all([
          answer,
          may(identity, { action: "iam:PassRole", resource, values: { "iam:PassedToService": [service] } }),
          to === "any role" ? true : trusts(to, service),
        ]),
      }),
    );
  return [
    { to: "any role", by: change, answer: may(identity, { action: change, resource: stranger }) },
    ...handing("any role", stranger),
    ...roles.flatMap((to): readonly Step[] => [
      { to, by: "sts:AssumeRole", answer: assumes(identity, to) },
      { to, by: change, answer: may(identity, { action: change, resource: to.arn }) },
      ...handing(to, to.arn),
    ]),
  ];
}

/** The first of some actions that an identity may do. */
function firstOf(identity: Identity, actions: readonly string[]): string {
  return actions.find((action) => may(identity, { action, resource: "*", isChoice: true }) !== false) ?? "";
}

/** Whether a role trusts somebody, who also may take it on. */
function assumes(identity: Identity, { arn, account, trust }: Identity): Answer {
  if (trust === undefined || trust.statements.includes(UNKNOWN)) return false;
  const policy: ResourcePolicy = { document: trust, account, isDecisive: true };
  return may(identity, { action: "sts:AssumeRole", resource: arn, policy });
}

/** Whether a role trusts a service. */
function trusts({ arn, account, trust }: Identity, service: string): Answer {
  if (trust === undefined || trust.statements.includes(UNKNOWN)) return false;
  const caller = { kind: "service", arn: service, account: UNKNOWN } as const;
  const request = { caller, action: "sts:AssumeRole", resource: arn, context: { values: {}, isOpen: true } };
  return evaluate(request, { identity: [], resource: { document: trust, account } });
}

/** What runs already, changed or entered. Whoever may change every function has the roles of those made elsewhere, too. */
function usesWorkloads({ workloads }: World, identity: Identity): readonly Step[] {
  const inStack = workloads
    .filter(({ role }) => role !== identity)
    .flatMap(({ kind, arn, role, resource }) =>
      kind.actions.map(
        (action): Step => ({
          to: role,
          by: `${action} on ${resource.name}`,
          answer: may(identity, { action, resource: arn }),
        }),
      ),
    );
  const account = identity.account === UNKNOWN ? "*" : identity.account;
  const elsewhere = running
    .filter(({ isMany }) => isMany)
    .flatMap(({ actions, arn: [service, prefix] }) =>
      actions.map(
        (action): Step => ({
          to: "any role",
          by: `${action} of every function`,
          answer: may(identity, { action, resource: `arn:aws:${service}:us-east-1:${account}:${prefix}${STRANGER}` }),
        }),
      ),
    );
  return [...inStack, ...elsewhere];
}
