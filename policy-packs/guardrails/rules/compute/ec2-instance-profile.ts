import { valueAt } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, violation } from "../../pack/rule";
import { machineTypes, templateOrigin, templatesOf } from "../../services/machines";

const PROPERTY = "iamInstanceProfile";

/** A launch template names the profile by its name or its ARN. */
function templateHasProfile({ props }: PolicyResource): boolean {
  return ["name", "arn"].some((name) => textOf(valueAt(props, `${PROPERTY}.${name}`)) !== undefined);
}

function machineVerdicts(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  // A profile that is not known yet is there.
  if (textOf(resource.props[PROPERTY]) !== undefined) return [];
  const origin = templateOrigin(stack, resource);
  if (origin === UNKNOWN) {
    const what = "which launch template decides the machine's role is not known";
    return [{ ...undetermined("launchTemplate", what), resource }];
  }
  if (origin === "here" && templatesOf(stack, resource).templates.every(templateHasProfile)) return [];
  const where = origin === "elsewhere" ? ", and the launch template is not of this stack" : "";
  const message = `the machine has no role of its own: what runs on it would need keys${where}`;
  return [{ ...violation(PROPERTY, message), resource }];
}

/** What runs on a machine gets credentials that end by themselves, from the machine's role. */
export const ec2InstanceProfile: Rule = {
  id: "ec2-instance-profile",
  title: "Machines have a role",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    cis5: ["1.17"],
    cis3: ["1.18"],
    pci4: ["7.2.1", "7.2.2"],
    iso27001: ["A.8.2", "A.8.20", "A.8.21", "A.8.22"],
    checkov: ["CKV2_AWS_41"],
  }),
  requirements: ["D-017", "E-139"],
  remedy:
    "set iamInstanceProfile to a profile whose role has what the machine needs (components/access/session-manager.ts)",
  checkStack: (stack) => stack.ofType(...machineTypes).flatMap((resource) => machineVerdicts(stack, resource)),
};
