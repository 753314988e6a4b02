import type { CrossRule } from "./cross-rule";

/** The stack that an environment refers to is there, and in the same cloud as the environment. */
const sharedServicesAreThere: CrossRule["find"] = (drafts) =>
  drafts.flatMap(({ stack, values }) => {
    const name = values.sharedServicesStack;
    if (name === undefined || name !== "shared") return [];
    const shared = drafts.find((draft) => draft.stack === name);
    if (shared === undefined) {
      const finding = {
        path: ["sharedServicesStack"],
        got: `${name}, which has no stack file`,
        expected: "a stack with a stack file",
        remedy: `add Pulumi.${name}.yaml, or check ${stack} together with ${name}`,
      };
      return [{ stack, finding }];
    }
    const theirs = shared.values.target;
    if (values.target === undefined || theirs === undefined) return [];
    if (values.target === "embedded" || values.target === theirs) return [];
    const finding = {
      path: ["target"],
      got: `${values.target}, while ${name} is on ${theirs}`,
      expected: `the cloud that holds ${name}, whose log bucket ${stack} writes to`,
      remedy: `write target: ${values.target} in the stack file of ${name} first`,
    };
    return [{ stack, finding }];
  });

/** The central log bucket takes what every environment sends (C-030). */
const membersAreComplete: CrossRule["find"] = (drafts) => {
  const members = drafts.find((draft) => draft.stack === "shared")?.values.memberAccounts;
  if (members === undefined) return [];
  return drafts.flatMap(({ stack, values: { accountId } }) => {
    if (stack === "shared" || accountId === undefined) return [];
    const index = members.findIndex((member) => member.name === stack);
    if (members[index]?.accountId === accountId) return [];
    const entry = `{ name: ${stack}, accountId: "${accountId}" }`;
    const finding =
      index === -1
        ? {
            path: ["memberAccounts"],
            got: `no account of ${stack}`,
            expected: "the account of every environment",
            remedy: `add ${entry}`,
          }
        : {
            path: ["memberAccounts", index, "accountId"],
            got: `${members[index]?.accountId} for ${stack}`,
            expected: `the account that ${stack} is in, ${accountId}`,
            remedy: `write ${entry}, or mend accountId of ${stack}`,
          };
    return [{ stack: "shared", finding }];
  });
};

/** What holds between the shared services and the environments that lean on them. */
export const referenceRules: readonly CrossRule[] = [
  {
    says: "The stack that `sharedServicesStack` names has a stack file, and is in the same cloud unless the environment stays on the embedded one.",
    find: sharedServicesAreThere,
  },
  {
    says: "`memberAccounts` holds every environment under its name, with its account (C-030).",
    find: membersAreComplete,
  },
];
