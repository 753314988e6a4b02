import type { Stack } from "../../facts/stack";
import { UNKNOWN } from "../../facts/value";
import { allows } from "../../iam/document";
import { grantingTypes, unknownGrants } from "../../iam/grants";
import type { Identity } from "../../iam/identities";
import { worldOf } from "../../iam/model";
import { pathText } from "../../iam/paths";
import { dataStores } from "../../iam/stores";
import { asksForMfa, trustedAccounts, trustsPeopleOfProvider } from "../../iam/trust";
import { whoCan } from "../../iam/who-can";
import { configuredTexts, matchesAny } from "../../pack/configuration";
import { type Rule, type StackVerdict, violation } from "../../pack/rule";

/** Whether somebody is people: a user, a group, or a role that an account's identities or a directory take on. */
function isPeople({ kind, trust }: Identity): boolean {
  if (kind === "user" || kind === "group") return true;
  return (trust?.statements ?? []).some(
    (statement) =>
      statement !== UNKNOWN &&
      allows(statement) &&
      (trustedAccounts(statement).some((one) => one.kind !== "role") ||
        trustsPeopleOfProvider(statement) ||
        asksForMfa(statement) === true),
  );
}

function verdictsOf(stack: Stack, allowed: readonly string[]): readonly StackVerdict[] {
  const people = worldOf(stack).identities.filter((one) => isPeople(one) && !matchesAny(one.arn, allowed));
  const found = dataStores(stack).flatMap(({ resource, actions, arn, policy }) =>
    actions.flatMap((action) =>
      whoCan(stack, { action, resource: arn, ...(policy === undefined ? {} : { policy }) }, people).map(({ path }) => ({
        reader: path.from,
        store: resource,
        way: `${pathText(path)}: ${action} on ${resource.name}`,
      })),
    ),
  );
  const readers = [...new Set(found.map(({ reader }) => reader))];
  return readers.map((reader) => {
    const own = found.filter((one) => one.reader === reader);
    const stores = [...new Set(own.map(({ store }) => store.name))];
    return {
      ...violation("", `people read data of production (${stores.join(", ")}): ${own[0]?.way ?? ""}`),
      resource: reader.resource,
    };
  });
}

/** Data of production is read by what works with it, and by people who are listed. Keys are not looked at. */
export const iamProductionData: Rule = {
  id: "iam-production-data",
  title: "No people read data of production but those who are listed",
  severity: "high",
  tier: "production",
  frameworks: [],
  requirements: ["C-024", "C-025", "A-071"],
  remedy:
    "name the resources that they need, without the stores of data; list those who may read them in the policy configuration",
  configSchema: {
    people: { type: "array", items: { type: "string" }, description: "ARNs of those who may, * for any text" },
  },
  types: grantingTypes,
  check: (resource, { environment }) =>
    environment.production ? unknownGrants(resource, "whose data the policy lets one read is not known") : [],
  checkStack: (stack, { config, environment }) =>
    environment.production ? verdictsOf(stack, configuredTexts(config["people"])) : [],
};
