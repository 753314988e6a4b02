import { mustBeNumber, valueAt } from "../../facts/must-be";
import { accountDefault } from "../../facts/region";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { numberOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";
import {
  LAUNCH_CONFIGURATION,
  METADATA_DEFAULTS,
  NODE_GROUP,
  nodeClassTypes,
  TEMPLATE,
  templateOrigin,
  templatesOf,
} from "../../services/machines";

const PATH = "metadataOptions.httpPutResponseHopLimit";

/** A token that travels one hop stays on the machine; a second reaches the containers on it. */
function ownVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  if (isOff(props)) return [];
  if (nodeClassTypes.includes(type)) {
    // Karpenter makes it one hop unless it is told otherwise.
    return mustBeNumber(props, `spec.${PATH}`, (limit) => limit <= 1, {
      message: "a session token travels more than one hop, to the pods",
      unset: true,
    });
  }
  const limit = numberOf(valueAt(props, PATH));
  if (limit === UNKNOWN) return [undetermined(PATH, "how far a session token travels is not known")];
  if (limit === undefined || limit <= 1) return [];
  return [violation(PATH, `a session token travels ${limit} hops, to the containers of the machine`)];
}

/** Nodes are made with two hops unless told otherwise: by EKS itself, and by images that require tokens. */
function nodeVerdicts(stack: Stack, nodes: PolicyResource): readonly StackVerdict[] {
  const origin = templateOrigin(stack, nodes);
  if (origin === "none") {
    const message = "a session token travels 2 hops, to the pods: without a launch template EKS sets it so";
    return [{ ...violation("launchTemplate", message), resource: nodes }];
  }
  if (origin === UNKNOWN) {
    const what = "which launch template decides how far a session token travels is not known";
    return [{ ...undetermined("launchTemplate", what), resource: nodes }];
  }
  if (origin === "elsewhere") return [];
  return templatesOf(stack, nodes)
    .templates.filter((template) => isSilent(stack, template))
    .map((template) => ({
      ...violation(PATH, `nothing is set for the nodes ${nodes.name}: their image may let a token travel 2 hops`),
      resource: template,
    }));
}

/** Whether nothing says how far a token travels, so that the image decides. */
function isSilent(stack: Stack, template: PolicyResource): boolean {
  if (isOff(template.props) || numberOf(valueAt(template.props, PATH)) !== undefined) return false;
  return (
    accountDefault(stack, template, METADATA_DEFAULTS, ({ props }) => props["httpPutResponseHopLimit"] === 1) !== true
  );
}

/** Whether there is no metadata service at all. */
function isOff(props: PolicyResource["props"]): boolean {
  const endpoint = textOf(valueAt(props, "metadataOptions.httpEndpoint"));
  return typeof endpoint === "string" && endpoint.toLowerCase() === "disabled";
}

/** Pods get what their own role gives them, never what their node's role does. */
export const ec2HopLimit: Rule = {
  id: "ec2-hop-limit",
  title: "Containers cannot reach the metadata of their machine",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_341"] }),
  requirements: ["D-037", "B-027"],
  remedy:
    "set metadataOptions: { httpPutResponseHopLimit: 1 } in the launch template (components/cluster/node-launch-template.ts)",
  types: [TEMPLATE, LAUNCH_CONFIGURATION, ...nodeClassTypes],
  check: ownVerdicts,
  checkStack: (stack) => [
    ...stack
      .ofType(TEMPLATE, LAUNCH_CONFIGURATION, ...nodeClassTypes)
      .flatMap((resource) => ownVerdicts(resource).map((verdict) => ({ ...verdict, resource }))),
    ...stack.ofType(NODE_GROUP).flatMap((nodes) => nodeVerdicts(stack, nodes)),
  ],
};
