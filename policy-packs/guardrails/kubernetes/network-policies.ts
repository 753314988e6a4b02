import { isList, isProperties, listOf, type Properties, UNKNOWN, type Unknown, type Value } from "../facts/value";

/** Whether a network policy is for every pod of its namespace and lets nothing in. */
export function deniesIngress(spec: Value | undefined): boolean | Unknown {
  const all = selectsAll(spec);
  if (all === false || !isProperties(spec)) return all;
  const types = listOf(spec["policyTypes"]);
  if (types !== UNKNOWN && types.length > 0 && !types.includes("Ingress")) return types.includes(UNKNOWN) && UNKNOWN;
  const rules = listOf(spec["ingress"]);
  if (rules === UNKNOWN || types === UNKNOWN) return UNKNOWN;
  return rules.length === 0 && all;
}

/** Whether a network policy is for every pod of its namespace and lets everything in: no other takes that back. */
export function allowsAllIngress(spec: Value | undefined): boolean | Unknown {
  const all = selectsAll(spec);
  if (all === false || !isProperties(spec)) return all;
  const rules = listOf(spec["ingress"]);
  if (rules === UNKNOWN) return UNKNOWN;
  return rules.some((rule) => isProperties(rule) && isForEverybody(rule["from"]) && isEmpty(rule["ports"])) && all;
}

/** Whether a way in is for everybody: it names nobody, or among others every address, or the pods of every namespace. */
function isForEverybody(from: Value | undefined): boolean {
  if (isEmpty(from)) return true;
  const peers = listOf(from);
  return peers !== UNKNOWN && peers.some((peer) => isProperties(peer) && (isEveryAddress(peer) || isEveryPod(peer)));
}

function isEveryAddress({ ipBlock }: Properties): boolean {
  return (
    isProperties(ipBlock) &&
    typeof ipBlock["cidr"] === "string" &&
    ipBlock["cidr"].endsWith("/0") &&
    isEmpty(ipBlock["except"])
  );
}

function isEveryPod({ namespaceSelector, podSelector }: Properties): boolean {
  return isProperties(namespaceSelector) && isOfAll(namespaceSelector) && isOfAll(podSelector);
}

/** An empty selector is one for all pods, and so is none (of a policy that is not whole). */
function selectsAll(spec: Value | undefined): boolean | Unknown {
  if (spec === UNKNOWN) return UNKNOWN;
  const selector = isProperties(spec) ? spec["podSelector"] : undefined;
  if (selector === UNKNOWN) return UNKNOWN;
  return isOfAll(selector);
}

function isOfAll(selector: Value | undefined): boolean {
  if (selector === UNKNOWN) return false;
  return !isProperties(selector) || ["matchLabels", "matchExpressions"].every((name) => isEmpty(selector[name]));
}

function isEmpty(value: Properties[string]): boolean {
  if (value === UNKNOWN) return false;
  if (isList(value)) return value.length === 0;
  return !isProperties(value) || Object.keys(value).length === 0;
}
