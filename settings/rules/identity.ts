import { isPlaceholderAccount } from "../placeholder-account";
import { isProduction } from "../stack-names";
import type { StackRule } from "./rule";

/** The stack named shared holds the shared services, and no other one does. */
const kindFitsName: StackRule["find"] = ({ stack, values: { kind } }) => {
  if (stack === undefined || kind === undefined) return [];
  const expected = stack === "shared" ? "shared-services" : "environment";
  if (kind === expected) return [];
  return [
    { path: ["kind"], got: kind, expected: `${expected} for the stack ${stack}`, remedy: `write kind: ${expected}` },
  ];
};

/** An environment leans on the shared services, never on another environment. */
const sharedServicesAreShared: StackRule["find"] = ({ values: { sharedServicesStack } }) => {
  if (sharedServicesStack === undefined || sharedServicesStack === "shared") return [];
  return [
    {
      path: ["sharedServicesStack"],
      got: `the environment ${sharedServicesStack}`,
      expected: "a stack of kind shared-services: shared",
      remedy: "write sharedServicesStack: shared",
    },
  ];
};

/** The role that is assumed belongs to the account that is meant. */
const roleIsInAccount: StackRule["find"] = ({ values: { accountId, deployRoleArn } }) => {
  const account = deployRoleArn?.split(":")[4];
  if (accountId === undefined || deployRoleArn === undefined || account === accountId) return [];
  return [
    {
      path: ["deployRoleArn"],
      got: `a role of account ${account}`,
      expected: `a role of the stack's own account, ${accountId}`,
      remedy: `write deployRoleArn: ${deployRoleArn.replace(`:${account}:`, `:${accountId}:`)}, or mend accountId`,
    },
  ];
};

/** AWS is never asked to work in an account whose number is an example. */
const awsNeedsRealAccount: StackRule["find"] = ({ values: { target, accountId } }) => {
  if (target !== "aws" || accountId === undefined || !isPlaceholderAccount(accountId)) return [];
  return [
    {
      path: ["accountId"],
      got: `the placeholder ${accountId}`,
      expected: "an account of your own, since target is aws",
      remedy: "write your account's id, or target: embedded to stay on this machine",
    },
  ];
};

/** Sharing is stated between different stacks, and production keeps its accounts to itself (A-003). */
const sharingIsAllowed: StackRule["find"] = ({ stack, values: { sharesAccountWith } }) =>
  (sharesAccountWith ?? []).flatMap((other, index) => {
    if (stack === undefined) return [];
    const path = ["sharesAccountWith", index];
    if (other === stack) {
      return [
        { path, got: `the stack itself, ${other}`, expected: "other stacks", remedy: `delete ${other} from the list` },
      ];
    }
    if (isProduction(stack) === isProduction(other)) return [];
    return [
      {
        path,
        got: `${other} beside ${stack}`,
        expected: "production in accounts of its own",
        remedy: `delete ${other} from the list and give ${stack} another account`,
      },
    ];
  });

/** What makes a stack the one that its name and account say it is. */
export const identityRules: readonly StackRule[] = [
  {
    says: "The stack `shared` is of kind `shared-services`, every other one of kind `environment`.",
    find: kindFitsName,
  },
  { says: "`sharedServicesStack` names a stack of kind `shared-services`.", find: sharedServicesAreShared },
  { says: "`deployRoleArn` is a role of the account `accountId` (D-004, E-004).", find: roleIsInAccount },
  {
    says: "With `target: aws` the account is not one of the documents' placeholders (XI-04).",
    find: awsNeedsRealAccount,
  },
  {
    says: "`sharesAccountWith` names other stacks, and never production beside the others (A-003).",
    find: sharingIsAllowed,
  },
];
