import { accountLacks, ownerSchema, RECORDER } from "../../facts/account-services";
import { type Answer, anyOf } from "../../facts/answers";
import { companionOf } from "../../facts/companions";
import { valueAt } from "../../facts/must-be";
import { referenceOf } from "../../facts/references";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { booleanOf, textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

const STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const GROUP = "recordingGroup";

/** All types are recorded unless the group names some, or leaves some out. */
function typesVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const strategy = textOf(valueAt(props, `${GROUP}.recordingStrategies.useOnly`));
  const supported = booleanOf(valueAt(props, `${GROUP}.allSupported`)) ?? true;
  if (strategy === UNKNOWN || supported === UNKNOWN) {
    return [undetermined(GROUP, "whether all types of resources are recorded is not known")];
  }
  const all = strategy === undefined ? supported : strategy.toUpperCase() === "ALL_SUPPORTED_RESOURCE_TYPES";
  return all ? [] : [violation(GROUP, "not all types of resources are recorded")];
}

/** What belongs to no region (users, roles) is recorded once: by one recorder of the stack. */
function globalVerdicts(recorders: readonly PolicyResource[]): readonly StackVerdict[] {
  const path = `${GROUP}.includeGlobalResourceTypes`;
  const answer = anyOf(recorders.map(({ props }): Answer => booleanOf(valueAt(props, path)) ?? false));
  const [resource] = recorders;
  if (answer === true || resource === undefined) return [];
  if (answer === UNKNOWN)
    return [{ ...undetermined(path, "whether users and roles are recorded is not known"), resource }];
  return [{ ...violation(path, "users and roles are not recorded"), resource }];
}

function isEnabled({ props }: PolicyResource): Answer {
  return booleanOf(props["isEnabled"]) ?? false;
}

function statusVerdicts(stack: Stack, resource: PolicyResource): readonly StackVerdict[] {
  const on = companionOf(stack, resource, { type: STATUS, property: "name", says: isEnabled });
  if (on === true) return [];
  if (on === false) return [{ ...violation("", "the recorder is not switched on"), resource }];
  const what = `whether ${on.perhaps.name} switches the recorder on is not known`;
  return [{ ...undetermined("", what), resource }];
}

/** A recorder that is made elsewhere and switched off here. */
function offVerdicts(stack: Stack): readonly StackVerdict[] {
  return stack
    .ofType(STATUS)
    .filter((status) => referenceOf(stack, status, status.props["name"], "name", [RECORDER]).candidates.length === 0)
    .filter((status) => booleanOf(status.props["isEnabled"]) === false)
    .map((resource) => ({ ...violation("isEnabled", "the recorder is switched off"), resource }));
}

/** How everything in an account is and was set up can be looked up, and rules can watch over it. */
export const configOn: Rule = {
  id: "config-on",
  title: "AWS Config records every type of resource, and is on",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    cis5: ["3.3"],
    cis3: ["3.3"],
    fsbp: ["Config.1"],
    soc2: ["CC2.1", "CC3.1", "CC3.4", "CC8.1", "PI1.3"],
    hipaa: ["164.308(a)(1)(ii)(A)"],
    gdpr: ["Art. 25", "Art. 30"],
    iso27001: ["A.5.16", "A.5.22"],
    checkov: ["CKV2_AWS_45"],
  }),
  requirements: ["A-069", "C-033", "E-104"],
  remedy:
    "add aws.cfg.Recorder with recordingGroup { allSupported: true, includeGlobalResourceTypes: true } and aws.cfg.RecorderStatus (components/account/config-recorder.ts)",
  configSchema: ownerSchema,
  types: [RECORDER],
  check: typesVerdicts,
  checkStack(stack, context) {
    const recorders = stack.ofType(RECORDER);
    const off = offVerdicts(stack);
    if (recorders.length === 0) {
      return [...off, ...accountLacks(stack, context, "nothing records how the account is set up")];
    }
    return [...off, ...recorders.flatMap((recorder) => statusVerdicts(stack, recorder)), ...globalVerdicts(recorders)];
  },
};
