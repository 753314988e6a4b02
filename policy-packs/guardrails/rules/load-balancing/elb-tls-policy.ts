import { controls } from "../../frameworks";
import { LISTENER } from "../../network/balancers";
import { type Rule, undetermined, violation } from "../../rule";
import { textOf, UNKNOWN } from "../../value";

const PROPERTY = "sslPolicy";
/** Policies that accept TLS 1.2 and later only, by what AWS calls them: `TLS13-1-2` begins with 1.2. */
const STRICT = /^ELBSecurityPolicy-(TLS13-1|TLS-1|FS-1)-[23]-/;
/** What AWS takes where nothing is said: it accepts TLS 1.0. */
const BY_DEFAULT = "ELBSecurityPolicy-2016-08";

/** Old versions of TLS are broken; clients of this decade need none of them. */
export const elbTlsPolicy: Rule = {
  id: "elb-tls-policy",
  title: "Load balancers accept TLS 1.2 and later only",
  severity: "high",
  tier: "standard",
  frameworks: controls({ checkov: ["CKV_AWS_103"] }),
  requirements: ["D-024", "E-101"],
  remedy: 'set sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"',
  types: [LISTENER],
  check({ props }) {
    const protocol = textOf(props["protocol"]);
    if (protocol !== UNKNOWN && !["HTTPS", "TLS"].includes(protocol?.toUpperCase() ?? "")) return [];
    const policy = textOf(props[PROPERTY]) ?? BY_DEFAULT;
    if (policy !== UNKNOWN && STRICT.test(policy)) return [];
    if (policy === UNKNOWN || protocol === UNKNOWN) {
      return [undetermined(PROPERTY, "which versions of TLS the listener accepts is not known")];
    }
    const set = props[PROPERTY] === undefined ? ", which is what AWS takes when nothing is set" : "";
    return [violation(PROPERTY, `the listener accepts versions of TLS before 1.2 (${policy}${set})`)];
  },
};
