import { UNKNOWN } from "../facts/value";
import { callingServices } from "./calling-services";
import { all, type Decision } from "./decision";
import { type Identity, WHOEVER } from "./identities";
import { may, mayEach, type World } from "./model";
import { assumes, trusts } from "./role-trust";
import { type Runner, runners } from "./runners";
import { unboundOnes } from "./unbinding";
import { administration, changePolicy, grantTo, makeOwn, outright, STRANGER, toUser, unbind } from "./ways";
import { type Running, workloadKinds } from "./workload-kinds";

/** What a step leads to: an identity of the stack, or more than that. */
export type Target = Identity | "any right" | "any role" | "any user" | "any group";

/** One step from somebody to more rights. */
export interface Step {
  readonly to: Target;
  /** By what: `iam:CreatePolicyVersion on its own policy`. */
  readonly by: string;
  readonly answer: Decision;
}

/** The policy that a grant of everything attaches; a condition that allows other ones only is none. */
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

const administrators = new WeakMap<Identity, Decision>();
const steps = new WeakMap<Identity, readonly Step[]>();

/** Whether an identity has everything already. */
export function isAdministrator(identity: Identity): Decision {
  const before = administrators.get(identity);
  if (before !== undefined) return before;
  const answer = hasEverything(identity);
  administrators.set(identity, answer);
  return answer;
}

function hasEverything(identity: Identity): Decision {
  return all(administration.map((action) => may(identity, { action, resource: `arn:aws:any:::${STRANGER}` })));
}

/** The steps that an identity can take by its own rights. Asked once for each, however many come by. */
export function stepsFrom(world: World, identity: Identity): readonly Step[] {
  const before = steps.get(identity);
  if (before !== undefined) return before;
  const found = [
    ...grantsItself(identity),
    ...makesOthers(identity),
    ...takesOutright(identity),
    ...becomesUsers(world, identity),
    ...joinsGroups(world, identity),
    ...becomesRoles(world, identity),
    ...usesWorkloads(world, identity),
  ];
  const possible = found.filter(({ answer }) => answer !== false);
  steps.set(identity, possible);
  return possible;
}

/** Whether an identity may do something to anything at all; if not, nobody needs to ask about each resource. */
function mayAtAll(identity: Identity, action: string): boolean {
  return may(identity, { action, resource: "*", isChoice: true }) !== false;
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
    ...unboundOnes(identity),
    ...changePolicy.slice(0, 1).map(
      (by): Step => ({
        to: "any right",
        by: `${by} of every policy`,
        answer: may(identity, { action: by, resource: policy, values }),
      }),
    ),
  ];
}

/** Who may hand out the rights of people, or say whose word is believed about who they are. */
function takesOutright(identity: Identity): readonly Step[] {
  const account = identity.account === UNKNOWN ? "*" : identity.account;
  return outright.map(({ to, actions, arn, values }): Step => {
    const resource = arn.replace("@", account).replaceAll("…", STRANGER);
    return {
      to,
      by: actions.map((list) => firstOf(identity, list)).join(" and "),
      answer: mayEach(identity, actions, { resource, ...(values === undefined ? {} : { values }) }),
    };
  });
}

function becomesUsers({ identities }: World, identity: Identity): readonly Step[] {
  const users = identities.filter(({ kind }) => kind === "user").filter((user) => user !== identity);
  const anybody = { resource: iam(identity, `user/${STRANGER}`) };
  return toUser
    .filter((action) => mayAtAll(identity, action))
    .flatMap((action): readonly Step[] => [
      { to: "any user", by: action, answer: may(identity, { action, ...anybody }) },
      ...users.map((to): Step => ({ to, by: action, answer: may(identity, { action, resource: to.arn }) })),
    ]);
}

function joinsGroups({ identities }: World, identity: Identity): readonly Step[] {
  const action = "iam:AddUserToGroup";
  if (identity.kind === "role" || !mayAtAll(identity, action)) return [];
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
  const usable = (mayAtAll(identity, "iam:PassRole") ? [...runners, ...callingServices] : [])
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
    ...roles.map((to): Step => ({ to, by: "sts:AssumeRole", answer: assumes(identity, to) })),
    ...(mayAtAll(identity, change) ? roles : []).map(
      (to): Step => ({ to, by: change, answer: may(identity, { action: change, resource: to.arn }) }),
    ),
    ...(usable.length === 0 ? [] : roles).flatMap((to) => handing(to, to.arn)),
  ];
}

/** The first of some actions that an identity may do. */
function firstOf(identity: Identity, actions: readonly string[]): string {
  return actions.find((action) => may(identity, { action, resource: "*", isChoice: true }) !== false) ?? "";
}

/** What runs already, changed or entered. Whoever may change every function has the roles of those made elsewhere, too. */
function usesWorkloads({ workloads, workloadActions }: World, identity: Identity): readonly Step[] {
  const able = new Set(workloadActions.filter((action) => mayAtAll(identity, action)));
  const inStack = (able.size === 0 ? [] : workloads).flatMap(({ kind, arn, runs }) =>
    kind.actions
      .filter((action) => able.has(action))
      .flatMap((action): readonly Step[] => {
        const answer = mayUse(identity, action, kind, arn);
        const others = answer === false ? [] : runs.filter(({ role }) => role !== identity);
        return others.map(({ resource, role }) => ({ to: role, by: `${action} on ${resource.name}`, answer }));
      }),
  );
  const account = identity.account === UNKNOWN ? "*" : identity.account;
  const elsewhere = workloadKinds
    .filter(({ isMany }) => isMany)
    .flatMap((kind) => {
      const [service, form] = kind.arn;
      const arn = `arn:aws:${service}:us-east-1:${account}:${form.replaceAll(/[…*]/g, STRANGER)}`;
      return kind.actions.map(
        (action): Step => ({
          to: "any role",
          by: `${action} of every ${form.split(/[:/]/)[0] ?? ""}`,
          answer: mayUse(identity, action, kind, arn),
        }),
      );
    });
  return [...inStack, ...elsewhere];
}

/** Whether somebody may change or enter what runs, with all that it takes. */
function mayUse(identity: Identity, action: string, kind: Running, resource: string): Decision {
  const { beside = [], values, isMade, arn } = kind;
  // Of what is made any one will do, where somebody may do it to those that nobody can name yet.
  const isChoice = isMade === true && arn[1].includes("…");
  const deed = { resource, ...(isChoice ? { isChoice } : {}), ...(values === undefined ? {} : { values }) };
  return mayEach(identity, [[action], ...beside], deed);
}
