import { type Properties, UNKNOWN, type Value } from "../facts/value";

/** A piece of an object of Kubernetes that values ask for, in the words of that object. */
export interface Asked {
  /** As resources of the provider `kubernetes` have it. */
  readonly type: string;
  readonly props: Properties;
  /** Where the values say what stands at a path of the object. */
  readonly names: Readonly<Record<string, string>>;
}

const POD = "kubernetes:core/v1:PodPatch";

/** What values ask of a pod: a chart says the rest, so that it is a change to a part of it. */
export function askedOfPod(spec: Properties, names: Asked["names"]): Asked {
  return { type: POD, props: { spec }, names: prefixed("spec.", names) };
}

/** What values ask of a pod's container. */
export function askedOfContainer(name: string, container: Properties, names: Asked["names"]): Asked {
  return {
    type: POD,
    props: { spec: { containers: [{ name, ...container }] } },
    names: prefixed("spec.containers[0].", names),
  };
}

/** What values ask of a pod's annotations. */
export function askedOfAnnotations(annotations: Value, path: string): Asked {
  return { type: POD, props: { metadata: { annotations }, spec: {} }, names: { "metadata.annotations": path } };
}

/** That values may ask for anything, where nobody knows them yet: whatever looks at what they could ask for says so. */
export function askedOfUnknown(path: string): readonly Asked[] {
  const spec: Omit<Asked, "type"> = { props: { spec: UNKNOWN }, names: { spec: path, "spec.type": path } };
  return [
    { type: POD, ...spec },
    { type: "kubernetes:core/v1:ServicePatch", ...spec },
    {
      type: "kubernetes:rbac.authorization.k8s.io/v1:ClusterRolePatch",
      props: { rules: UNKNOWN },
      names: { rules: path },
    },
  ];
}

function prefixed(prefix: string, names: Asked["names"]): Asked["names"] {
  return Object.fromEntries(Object.entries(names).map(([name, path]) => [`${prefix}${name}`, path]));
}
