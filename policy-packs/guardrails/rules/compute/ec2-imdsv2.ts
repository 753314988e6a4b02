import { mustBeText, valueAt } from "../../facts/must-be";
import { accountDefault } from "../../facts/region";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { type Properties, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";
import { onSpecified } from "../../services/fleets";
import {
  LAUNCH_CONFIGURATION,
  METADATA_DEFAULTS,
  machineTypes,
  nodeClassTypes,
  SPOT_FLEET,
  TEMPLATE,
  templateOrigin,
} from "../../services/machines";

const TYPES = [...machineTypes, TEMPLATE, LAUNCH_CONFIGURATION, SPOT_FLEET];
/** What says all by itself: of Karpenter's machines a token is required unless their class says otherwise. */
const ALONE = [METADATA_DEFAULTS, ...nodeClassTypes];
const PATH = "metadataOptions.httpTokens";
const OPTIONAL = "the metadata service answers without a session token (IMDSv1)";

/** Whether a token is required, as far as the resource itself says; a metadata service that is off needs none. */
function requiresToken(props: Properties): boolean | typeof UNKNOWN | undefined {
  const endpoint = textOf(valueAt(props, "metadataOptions.httpEndpoint"));
  if (endpoint !== UNKNOWN && endpoint?.toLowerCase() === "disabled") return true;
  const tokens = textOf(valueAt(props, PATH));
  if (tokens === UNKNOWN || tokens === undefined) return tokens;
  const required = tokens.toLowerCase() === "required";
  return endpoint === UNKNOWN && !required ? UNKNOWN : required;
}

function ownVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  if (nodeClassTypes.includes(type)) {
    return mustBeText(props, `spec.${PATH}`, (text) => text.toLowerCase() === "required", {
      message: OPTIONAL,
      unset: true,
    });
  }
  if (type === METADATA_DEFAULTS) {
    const tokens = textOf(props["httpTokens"]);
    const optional = tokens !== UNKNOWN && tokens?.toLowerCase() === "optional";
    return optional ? [violation("httpTokens", `unless a machine says otherwise, ${OPTIONAL}`)] : [];
  }
  const required = requiresToken(props);
  if (required === UNKNOWN) return [undetermined(PATH, "whether a session token is required is not known")];
  return required === false ? [violation(PATH, OPTIONAL)] : [];
}

/** Where nothing is set, a template decides, then the account's default; AWS's own is that no token is required. */
function unsetVerdicts(stack: Stack, resource: PolicyResource): readonly Verdict[] {
  const template = templateOrigin(stack, resource);
  // A template of the stack is looked at itself.
  if (template === "here") return [];
  if (template === UNKNOWN) return [undetermined("launchTemplate", "which launch template decides is not known")];
  const tokens = accountDefault(stack, resource, METADATA_DEFAULTS, ({ props }) => {
    const value = textOf(props["httpTokens"]);
    return value === UNKNOWN ? UNKNOWN : value?.toLowerCase() === "required";
  });
  if (tokens === true) return [];
  if (tokens === UNKNOWN) return [undetermined(PATH, "the account's default for session tokens is not known")];
  const where = template === "elsewhere" ? ", and the launch template is not of this stack" : "";
  return [violation(PATH, `${OPTIONAL}: nothing is set${where}`)];
}

function verdicts(stack: Stack): readonly StackVerdict[] {
  return stack.ofType(...TYPES, ...ALONE).flatMap((resource) =>
    onSpecified(resource, (machine) => {
      const unset = !ALONE.includes(machine.type) && requiresToken(machine.props) === undefined;
      return unset ? unsetVerdicts(stack, machine) : ownVerdicts(machine);
    }).map((verdict) => ({ ...verdict, resource })),
  );
}

/** A request that somebody slips to a machine cannot read the keys of its role. */
export const ec2Imdsv2: Rule = {
  id: "ec2-imdsv2",
  title: "The metadata service of machines requires a session token",
  severity: "high",
  tier: "standard",
  frameworks: controls({
    cis5: ["5.7"],
    cis3: ["5.6"],
    fsbp: ["EC2.8", "AutoScaling.3", "EC2.170"],
    pci4: ["8.2.8"],
    soc2: ["CC7.2"],
    iso27001: ["A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV_AWS_79"],
  }),
  requirements: ["D-018", "D-082", "C-017"],
  remedy:
    'set metadataOptions: { httpTokens: "required" } on the machine or its launch template (components/access/bastion.ts)',
  types: [...TYPES, ...ALONE],
  check: (resource) => onSpecified(resource, ownVerdicts),
  checkStack: verdicts,
};
