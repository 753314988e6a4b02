import { booleanOf, isProperties, type Properties, textOf, UNKNOWN, type Value } from "../facts/value";
import type { Asked } from "./asked";
import { field, isOff, keyWord, type Part, valueOf } from "./parts";
import { fromYaml } from "./values";

const OF_SERVICES = "service.beta.kubernetes.io/";
const OF_INGRESSES = "alb.ingress.kubernetes.io/";
const SERVICE = "kubernetes:core/v1:ServicePatch";
const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const CLASS = "kubernetes:elbv2.k8s.aws/v1beta1:IngressClassParams";

/** Annotations of other objects that stand beside those of a service. */
const OF_OTHERS = /^(pod|ingress|serviceaccount|deployment|daemonset|statefulset|servicemonitor|secret|job)/;

/** The services, ingresses and classes of ingresses that a part asks for. */
export function servicesAsked(part: Part): readonly Asked[] {
  return [...serviceAsked(part), ...ingressAsked(part), ...classAsked(part)];
}

/** What stands for a service: what has the type of one, or what only those with a load balancer have. */
function serviceAsked(part: Part): readonly Asked[] {
  if (isOff(part)) return [];
  const inner = field(part, "internal");
  const own = field(part, "external");
  return [
    ...(own !== undefined && isOff(own) ? [] : balanced(part, part)),
    // One chart makes a second service, of the type of the first.
    ...(inner !== undefined && booleanOf(field(inner, "enabled")?.value) === true && typeOf(part) !== undefined
      ? balanced(part, inner)
      : []),
  ];
}

/** @param whole what says the type, and `part` the rest */
function balanced(whole: Part, part: Part): readonly Asked[] {
  const type = typeOf(whole);
  const spec = field(part, "spec");
  const ranges = rangesOf(part) ?? (spec === undefined ? undefined : rangesOf(spec));
  const className =
    field(part, "loadbalancerclass") ?? (spec === undefined ? undefined : field(spec, "loadbalancerclass"));
  const annotations = annotationsOf(part, (word) => !OF_OTHERS.test(word));
  const named = annotations !== undefined && hasPrefix(annotations.value, OF_SERVICES);
  const isMeant = ranges !== undefined || className !== undefined || named;
  if (type === undefined ? !isMeant : type.text === undefined) return [];
  const balancer: Properties = {
    type: type?.text ?? "LoadBalancer",
    loadBalancerSourceRanges: ranges,
    loadBalancerClass: className === undefined ? undefined : valueOf(className),
  };
  const props: Properties = { metadata: { annotations: annotations?.value }, spec: balancer };
  const path = type?.path ?? part.path;
  return [{ type: SERVICE, props, names: { spec: part.path, "spec.type": path } }];
}

/** The type of a service, where it is one that has a load balancer or may have. */
function typeOf(part: Part): { readonly text: Value | undefined; readonly path: string } | undefined {
  const isService = /services?$/.test(keyWord(part.key));
  const spec = field(part, "spec");
  const type =
    field(part, "type") ??
    part.fields.find(({ key }) => keyWord(key).endsWith("servicetype")) ??
    (spec && field(spec, "type"));
  if (type === undefined) return undefined;
  const text = textOf(type.value);
  if (text === UNKNOWN) return isService || keyWord(type.key) !== "type" ? { text, path: type.path } : undefined;
  if (text?.trim().toLowerCase() === "loadbalancer") return { text: "LoadBalancer", path: type.path };
  return isService || keyWord(type.key) !== "type" ? { text: undefined, path: type.path } : undefined;
}

function rangesOf(part: Part): Value | undefined {
  const ranges = part.fields.find(({ key }) => keyWord(key).endsWith("loadbalancersourceranges"));
  const value = ranges === undefined ? undefined : valueOf(ranges);
  if (typeof value !== "string") return value ?? undefined;
  return value === "" ? undefined : value.split(",").map((range) => range.trim());
}

/** The annotations that a part has under one key or several, also as YAML. */
function annotationsOf(
  part: Part,
  isOurs: (word: string) => boolean,
): { readonly value: Value; readonly path: string } | undefined {
  const found = part.fields.filter(({ key }) => /annotations?$/.test(keyWord(key)) && isOurs(keyWord(key)));
  const values = found.map((each) => mapOf(valueOf(each))).filter((value) => value !== undefined);
  const [first] = found;
  if (first === undefined || values.length === 0) return undefined;
  const value: Value = values.includes(UNKNOWN)
    ? UNKNOWN
    : Object.assign({}, ...values.filter((each) => isProperties(each)));
  return { value, path: first.path };
}

function mapOf(value: Value | undefined): Value | undefined {
  const map = typeof value === "string" ? fromYaml(value) : value;
  return map === UNKNOWN || isProperties(map) ? map : undefined;
}

function hasPrefix(value: Value, prefix: string): boolean {
  return isProperties(value) && Object.keys(value).some((name) => name.startsWith(prefix));
}

/** An ingress is what has annotations of the AWS Load Balancer Controller. */
function ingressAsked(part: Part): readonly Asked[] {
  const annotations = annotationsOf(part, () => true);
  if (annotations === undefined || isOff(part)) return [];
  const isNamed = keyWord(part.key).endsWith("ingress");
  const isOurs = annotations.value === UNKNOWN ? isNamed : hasPrefix(annotations.value, OF_INGRESSES);
  return isOurs
    ? [
        {
          type: INGRESS,
          props: { metadata: { annotations: annotations.value } },
          names: { "metadata.annotations": annotations.path },
        },
      ]
    : [];
}

function classAsked(part: Part): readonly Asked[] {
  const spec = keyWord(part.key) === "ingressclassparams" && !isOff(part) ? field(part, "spec") : undefined;
  const value = spec === undefined ? undefined : valueOf(spec);
  return spec === undefined || value === undefined
    ? []
    : [{ type: CLASS, props: { spec: value }, names: { spec: spec.path } }];
}
