import { booleanOf, textOf, UNKNOWN } from "../../facts/value";
import { BALANCER, blockOf, CLASSIC, kindOf, ofKind } from "../../network/balancers";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, violation } from "../../pack/rule";

const PATH = "accessLogs.enabled";

/** Who asked for what is known afterwards. The older kind logs once it has a bucket, the newer has to be told to. */
export const elbLogs: Rule = {
  id: "elb-logs",
  title: "Load balancers keep access logs",
  severity: "medium",
  tier: "standard",
  frameworks: controls({
    fsbp: ["ELB.5"],
    soc2: ["CC7.2", "CC7.3", "A1.1", "PI1.2"],
    hipaa: ["164.308(a)(1)(ii)(D)", "164.308(a)(3)(ii)(A)", "164.308(a)(6)(ii)", "164.312(b)"],
    gdpr: ["Art. 30"],
    iso27001: ["A.8.15"],
    checkov: ["CKV_AWS_91"],
  }),
  requirements: ["E-123", "D-014"],
  remedy: "set accessLogs: { bucket, enabled: true }",
  types: [BALANCER, CLASSIC],
  check(resource) {
    const classic = resource.type === CLASSIC;
    // A gateway only passes packets on; flow logs have them.
    const kind = classic ? "application" : kindOf(resource);
    if (kind === "gateway") return [];
    const logs = blockOf(resource.props["accessLogs"]);
    if (logs === UNKNOWN) return [undetermined("accessLogs", "whether access logs are kept is not known")];
    const enabled = logs === undefined ? false : (booleanOf(logs["enabled"]) ?? classic);
    if (enabled === UNKNOWN) return [undetermined(PATH, "whether access logs are kept is not known")];
    if (enabled && textOf(logs?.["bucket"]) !== undefined) return [];
    return ofKind(kind, [violation(PATH, "no access logs are kept")]);
  },
};
