import { isProduction } from "../stack-names";
import { type CrossRule, forEachPair, type NamedDraft } from "./cross-rule";

function states(one: NamedDraft, other: NamedDraft): boolean {
  return one.values.sharesAccountWith?.includes(other.stack) === true;
}

/** Two stacks are in one account only where that is stated, and production never is with the others (D-001, A-003). */
const accountsAreSeparate: CrossRule["find"] = forEachPair((one, other) => {
  const accountId = one.values.accountId;
  if (accountId === undefined || accountId !== other.values.accountId) return undefined;
  const mayShare = isProduction(one.stack) === isProduction(other.stack);
  if (mayShare && (states(one, other) || states(other, one))) return undefined;
  return {
    path: ["accountId"],
    got: `${accountId}, the account of ${other.stack}`,
    expected: "an account that no other stack has",
    remedy: mayShare
      ? `give ${one.stack} its own account, or write sharesAccountWith: [${other.stack}] if they are meant to share`
      : `give ${one.stack} its own account; production shares none with the others`,
  };
});

/** A permission to share that nobody uses would hide the day when two accounts become one by mistake. */
const sharingIsTrue: CrossRule["find"] = (drafts) =>
  drafts.flatMap(({ stack, values }) =>
    (values.sharesAccountWith ?? []).flatMap((name, index) => {
      const theirs = drafts.find((draft) => draft.stack === name)?.values.accountId;
      if (name === stack || isProduction(name) !== isProduction(stack)) return []; // refused as such already
      if (values.accountId === undefined || theirs === undefined || theirs === values.accountId) return [];
      const finding = {
        path: ["sharesAccountWith", index],
        got: `${name}, which is in account ${theirs}`,
        expected: `only stacks in the same account, ${values.accountId}`,
        remedy: `delete ${name} from the list, or give both stacks one account`,
      };
      return [{ stack, finding }];
    }),
  );

/** Cluster names are unique within an account and region. */
const clusterNamesDiffer: CrossRule["find"] = forEachPair((one, other) => {
  const name = one.values.eksClusterName;
  const isSamePlace =
    one.values.accountId === other.values.accountId && one.values["aws:region"] === other.values["aws:region"];
  if (name === undefined || name !== other.values.eksClusterName || !isSamePlace) return undefined;
  return {
    path: ["eksClusterName"],
    got: `${name}, which ${other.stack} has in the same account and region`,
    expected: "a name that no other cluster has there",
    remedy: `write eksClusterName: data-collection-${one.stack}-eks`,
  };
});

/** What holds among the accounts of all stacks. */
export const accountRules: readonly CrossRule[] = [
  {
    says: "No two stacks have one `accountId`, unless `sharesAccountWith` says so; production never shares with the others (D-001, A-003).",
    find: accountsAreSeparate,
  },
  { says: "`sharesAccountWith` names only stacks that are in the same account.", find: sharingIsTrue },
  { says: "No two clusters of one account and region have one `eksClusterName`.", find: clusterNamesDiffer },
];
