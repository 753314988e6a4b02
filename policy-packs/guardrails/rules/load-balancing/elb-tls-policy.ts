import { companionOf } from "../../facts/companions";
import type { PolicyResource } from "../../facts/resource";
import type { Stack } from "../../facts/stack";
import { booleanOf, isProperties, listOf, numberOf, textOf, UNKNOWN } from "../../facts/value";
import { CLASSIC, LISTENER } from "../../network/balancers";
import { controls } from "../../pack/frameworks";
import { type Rule, type StackVerdict, undetermined, type Verdict, violation } from "../../pack/rule";

const PROPERTY = "sslPolicy";
/** Policies that accept TLS 1.2 and later only, by what AWS calls them: `TLS13-1-2` begins with 1.2. */
const STRICT = /^ELBSecurityPolicy-(TLS13-1|TLS-1|FS-1)-[23]-/;
/** What AWS takes where nothing is said: it accepts TLS 1.0. */
const BY_DEFAULT = "ELBSecurityPolicy-2016-08";
const UNSET = ", which is what AWS takes when nothing is set";
const NOT_KNOWN = "which versions of TLS the listener accepts is not known";

const LISTENER_POLICY = "aws:elb/listenerPolicy:ListenerPolicy";
const BALANCER_POLICY = "aws:elb/loadBalancerPolicy:LoadBalancerPolicy";
const NEGOTIATION = "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy";

/** Where the policies of the older load balancers keep what they ask for. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  [BALANCER_POLICY]: "policyAttributes",
  [NEGOTIATION]: "attributes",
};
const OLD_VERSION = /^Protocol-(SSLv[23]|TLSv1(\.1)?)$/;

function acceptsText(policy: string): string {
  return `the listener accepts versions of TLS before 1.2 (${policy})`;
}

function listenerVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const protocol = textOf(props["protocol"]);
  if (protocol !== UNKNOWN && !["HTTPS", "TLS"].includes(protocol?.toUpperCase() ?? "")) return [];
  const policy = textOf(props[PROPERTY]) ?? BY_DEFAULT;
  if (policy !== UNKNOWN && STRICT.test(policy)) return [];
  if (policy === UNKNOWN || protocol === UNKNOWN) return [undetermined(PROPERTY, NOT_KNOWN)];
  const set = props[PROPERTY] === undefined ? UNSET : "";
  return [violation(PROPERTY, acceptsText(`${policy}${set}`))];
}

/** A policy of the older load balancers: by the name of one of AWS's, or version by version. */
function attributeVerdicts({ type, props }: PolicyResource): readonly Verdict[] {
  const property = ATTRIBUTES[type] ?? "";
  const attributes = listOf(props[property]);
  if (attributes === UNKNOWN) return [undetermined(property, NOT_KNOWN)];
  return attributes.flatMap((attribute, index) => {
    const path = `${property}[${index}].value`;
    const name = isProperties(attribute) ? textOf(attribute["name"]) : UNKNOWN;
    const value = isProperties(attribute) ? textOf(attribute["value"]) : UNKNOWN;
    const isReference = name === "Reference-Security-Policy";
    if (name !== UNKNOWN && !isReference && !OLD_VERSION.test(name ?? "")) return [];
    if (name === UNKNOWN || value === UNKNOWN) return [undetermined(path, NOT_KNOWN)];
    const isOld = isReference ? !STRICT.test(value ?? "") : booleanOf(value) === true;
    return isOld ? [violation(path, acceptsText(isReference ? (value ?? "") : (name ?? "")))] : [];
  });
}

function namedVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const names = listOf(props["policyNames"]);
  return (names === UNKNOWN ? [] : names)
    .filter((name) => typeof name === "string")
    .filter((name) => name.startsWith("ELBSecurityPolicy-") && !STRICT.test(name))
    .map((name) => violation("policyNames", acceptsText(name)));
}

function ownVerdicts(resource: PolicyResource): readonly Verdict[] {
  if (resource.type === LISTENER) return listenerVerdicts(resource);
  return resource.type === LISTENER_POLICY ? namedVerdicts(resource) : attributeVerdicts(resource);
}

/** A listener of the older kind has the policy that a resource of its own gives it, or AWS's. */
function classicVerdicts(stack: Stack, balancer: PolicyResource): readonly StackVerdict[] {
  const listeners = listOf(balancer.props["listeners"]);
  return (listeners === UNKNOWN ? [] : listeners).flatMap((listener, index): readonly StackVerdict[] => {
    const path = `listeners[${index}].lbProtocol`;
    if (!isProperties(listener) || !/^(HTTPS|SSL)$/i.test(String(textOf(listener["lbProtocol"])))) return [];
    const port = numberOf(listener["lbPort"]);
    const isFor = (property: string) => (policy: PolicyResource) => {
      const other = numberOf(policy.props[property]);
      return port === UNKNOWN || other === UNKNOWN ? UNKNOWN : port === other;
    };
    const given = [
      companionOf(stack, balancer, {
        type: LISTENER_POLICY,
        property: "loadBalancerName",
        says: isFor("loadBalancerPort"),
      }),
      companionOf(stack, balancer, { type: NEGOTIATION, property: "loadBalancer", says: isFor("lbPort") }),
    ];
    if (given.includes(true)) return [];
    const verdict = given.every((each) => each === false)
      ? violation(path, acceptsText(`${BY_DEFAULT}${UNSET}`))
      : undetermined(path, NOT_KNOWN);
    return [{ ...verdict, resource: balancer }];
  });
}

/** Old versions of TLS are broken; clients of this decade need none of them. */
export const elbTlsPolicy: Rule = {
  id: "elb-tls-policy",
  title: "Load balancers accept TLS 1.2 and later only",
  severity: "high",
  tier: "standard",
  frameworks: controls({ fsbp: ["ELB.8", "ELB.17"], checkov: ["CKV_AWS_103"] }),
  requirements: ["D-024", "E-101"],
  remedy:
    'set sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06"; of the older kind Reference-Security-Policy: "ELBSecurityPolicy-TLS-1-2-2017-01"',
  types: [LISTENER, LISTENER_POLICY, ...Object.keys(ATTRIBUTES)],
  check: ownVerdicts,
  checkStack: (stack) => [
    ...stack
      .ofType(LISTENER, LISTENER_POLICY, ...Object.keys(ATTRIBUTES))
      .flatMap((resource) => ownVerdicts(resource).map((verdict) => ({ ...verdict, resource }))),
    ...stack.ofType(CLASSIC).flatMap((balancer) => classicVerdicts(stack, balancer)),
  ],
};
