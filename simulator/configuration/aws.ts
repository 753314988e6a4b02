import { CloudError, type Problem } from "../errors";
import type { Place } from "../law";
import type { Configuration } from "../provider";
import type { TypeFacts } from "../type-facts";
import { isProperties, type Properties, UNKNOWN, type Value } from "../values";
import { readSetting, readTable, readTexts } from "./read-setting";

/** Where calls run that assume no role and say nothing about accounts. */
const DEFAULT_ACCOUNT = "111111111111";
const ROLE_ARN = /^arn:aws(?:-cn|-us-gov)?:iam::(\d{12}):role\/.+$/;
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

/** How the settings of an aws provider are read: which account and region it works in, and which tags it adds. */
export const awsConfiguration: Configuration = {
  problems,
  home,
  prepare: (inputs, facts, settings) => withTags(withRegion(inputs, facts, settings), facts, settings),
};

function problems(settings: Properties): readonly Problem[] {
  const found: Problem[] = [];
  const region = readSetting(settings, "region");
  if (region === undefined) {
    found.push({ property: "region", reason: "no region is set; set aws:region, or the region of the provider" });
  } else if (region !== UNKNOWN && (typeof region !== "string" || !REGION.test(region))) {
    found.push({
      property: "region",
      reason: `${JSON.stringify(region)} is no region; expected one such as us-east-1`,
    });
  }
  const roles = roleArns(settings);
  for (const role of roles) {
    if (role === UNKNOWN || ROLE_ARN.test(role)) continue;
    const reason = `${role} is no ARN of a role; expected arn:aws:iam::ACCOUNT:role/NAME`;
    found.push({ property: "assumeRoles", reason });
  }
  for (const name of ["allowedAccountIds", "forbiddenAccountIds"]) {
    for (const account of readTexts(settings, name)) {
      if (/^\d{12}$/.test(account)) continue;
      found.push({ property: name, reason: `${account} is no account id; expected twelve digits` });
    }
  }
  if (readTexts(settings, "allowedAccountIds").length > 0 && readTexts(settings, "forbiddenAccountIds").length > 0) {
    const reason = "it cannot be given together with allowedAccountIds; keep one of them";
    found.push({ property: "forbiddenAccountIds", reason });
  }
  return found;
}

function home(settings: Properties): Place {
  const [problem] = problems(settings);
  if (problem !== undefined) throw new CloudError("invalid", "", `${problem.property}: ${problem.reason}`);
  const allowed = readTexts(settings, "allowedAccountIds");
  const forbidden = readTexts(settings, "forbiddenAccountIds");
  // Of a chain of roles, the last one is who the calls are made as.
  const role = roleArns(settings).at(-1);
  const assumed = typeof role === "string" ? ROLE_ARN.exec(role)?.[1] : undefined;
  const account = assumed ?? allowed[0] ?? DEFAULT_ACCOUNT;
  if (allowed.length > 0 && !allowed.includes(account)) {
    throw new CloudError(
      "denied",
      "",
      `AWS account ID not allowed: ${account} (of the role ${String(role)}); allowedAccountIds has ${allowed.join(", ")}`,
    );
  }
  if (forbidden.includes(account)) {
    throw new CloudError(
      "denied",
      "",
      `AWS account ID forbidden: ${account}; forbiddenAccountIds has ${forbidden.join(", ")}`,
    );
  }
  const region = readSetting(settings, "region");
  // Its form was judged above; what is not known yet never gets here.
  return { account, region: typeof region === "string" ? region : "" };
}

/** ARNs of the roles that are assumed one after the other. */
function roleArns(settings: Properties): readonly (string | typeof UNKNOWN)[] {
  const roles = readSetting(settings, "assumeRoles") ?? readSetting(settings, "assumeRole");
  const list: readonly Value[] = Array.isArray(roles) ? roles : roles === undefined ? [] : [roles];
  return list.flatMap((role) => {
    if (role === UNKNOWN) return [UNKNOWN];
    const arn = isProperties(role) ? role["roleArn"] : undefined;
    return arn === UNKNOWN || (typeof arn === "string" && arn !== "") ? [arn] : [];
  });
}

/** The real provider puts its region among the inputs of every regional resource, before they are checked. */
function withRegion(inputs: Properties, facts: TypeFacts, settings: Properties): Properties {
  if (!facts.hasRegion || inputs["region"] !== undefined) return inputs;
  const region = readSetting(settings, "region");
  return region === undefined ? inputs : { ...inputs, region };
}

/** And all tags, its default ones included, as `tagsAll`; a resource's own tag wins over a default one. */
function withTags(inputs: Properties, facts: TypeFacts, settings: Properties): Properties {
  if (!facts.hasTags) return inputs;
  const own = readTable(inputs["tags"]);
  const defaults = readSetting(settings, "defaultTags");
  const added = defaults === UNKNOWN ? UNKNOWN : readTable(isProperties(defaults) ? defaults["tags"] : undefined);
  if (own === UNKNOWN || added === UNKNOWN) return { ...inputs, tagsAll: UNKNOWN };
  const ignored = readSetting(settings, "ignoreTags");
  const keys = isProperties(ignored) ? readTexts(ignored, "keys") : [];
  const prefixes = isProperties(ignored) ? readTexts(ignored, "keyPrefixes") : [];
  const all = Object.entries({ ...added, ...own }).filter(
    ([key]) => !keys.includes(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  return { ...inputs, tagsAll: Object.fromEntries(all) };
}
