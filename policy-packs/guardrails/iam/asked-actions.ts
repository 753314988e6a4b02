import { callingServices } from "./calling-services";
import { runners } from "./runners";
import { readingActions } from "./stores";
import { administration, changePolicy, grantTo, makeOwn, outright, toUser, unbind } from "./ways";
import { workloadKinds } from "./workload-kinds";

/** Asked of everybody, beside what the tables say. */
const ALWAYS = ["iam:PassRole", "iam:UpdateAssumeRolePolicy", "iam:AddUserToGroup", "sts:AssumeRole"];

/** Every action that the model of identities asks about: of what AWS's own policies allow, nothing else matters. */
export const askedActions: readonly string[] = [
  ...new Set([
    ...ALWAYS,
    ...readingActions,
    ...[...runners, ...callingServices].flatMap(({ actions }) => actions.flat()),
    ...workloadKinds.flatMap(({ actions, beside = [] }) => [...actions, ...beside.flat()]),
    ...outright.flatMap(({ actions }) => actions.flat()),
    ...makeOwn.flat(2),
    ...[grantTo, unbind].flatMap((table) => Object.values(table).flat()),
    ...toUser,
    ...changePolicy,
    ...administration,
  ]),
].toSorted();
