import type { PolicyResource } from "../../facts/resource";
import { type Properties, textOf, UNKNOWN } from "../../facts/value";
import { isFixedCaller } from "../../iam/public-principal";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const PERMISSION = "aws:lambda/permission:Permission";
const LAYER = "aws:lambda/layerVersionPermission:LayerVersionPermission";
const URL = "aws:lambda/functionUrl:FunctionUrl";

/** What can hold the caller of a permission to somebody in particular, and the condition that it is. */
const NARROWING: Readonly<Record<string, string>> = {
  sourceAccount: "aws:sourceaccount",
  sourceArn: "aws:sourcearn",
  principalOrgId: "aws:principalorgid",
  organizationId: "aws:principalorgid",
};

/** Whether a permission is for the things of one account or organisation, or for one holder of a token. */
function isNarrowed(props: Properties): boolean | typeof UNKNOWN {
  const answers = Object.entries(NARROWING).map(([name, key]) => {
    const text = textOf(props[name]);
    return typeof text === "string" ? isFixedCaller(key, text) : (text ?? false);
  });
  if (textOf(props["eventSourceToken"]) !== undefined) return true;
  return answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);
}

function permissionVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const principal = textOf(props["principal"]);
  const narrowed = isNarrowed(props);
  // A source that is being made in this stack is one in particular.
  if (narrowed !== false || principal === undefined) return [];
  if (principal === UNKNOWN) return [undetermined("principal", "who may use the function is not known")];
  if (principal === "*") return [violation("principal", "everybody may use it")];
  if (!/\.(amazonaws\.com(\.cn)?|amazon\.com)$/.test(principal)) return [];
  return [violation("principal", `everybody may use it through ${principal}: no source is named`)];
}

function urlVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const authorization = textOf(props["authorizationType"]);
  if (authorization === UNKNOWN) {
    return [undetermined("authorizationType", "whether the address asks who calls is not known")];
  }
  if (authorization?.toUpperCase() === "AWS_IAM") return [];
  return [violation("authorizationType", "everybody may call the function at its address")];
}

/** A function works for those whom it is meant for, and for what happens in our own accounts. */
export const lambdaNotPublic: Rule = {
  id: "lambda-not-public",
  title: "No function is open to everybody",
  severity: "critical",
  tier: "baseline",
  frameworks: controls({
    fsbp: ["Lambda.1"],
    pci4: ["1.2.8", "1.3.1"],
    hipaa: ["164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
    iso27001: ["A.8.1"],
    checkov: ["CKV_AWS_301", "CKV_AWS_364", "CKV_AWS_258"],
  }),
  requirements: ["A-020"],
  remedy: 'set sourceArn or sourceAccount of permissions, and authorizationType: "AWS_IAM" of addresses',
  types: [PERMISSION, LAYER, URL],
  check: (resource) => (resource.type === URL ? urlVerdicts(resource) : permissionVerdicts(resource)),
};
