import { numberOf, objectOf } from "../aws/reading";
import type { LawContext, Resource } from "../law";
import { type Properties, sameValue, textOf, type Value } from "../values";
import type { Kind } from "./kind";

/** A new object as the API answers with it: what was given, with what the cluster adds. */
export function newObject(kind: Kind, inputs: Properties, { mint, now, place }: LawContext): Properties {
  const added: Properties = {
    uid: mint.uuid("uid"),
    creationTimestamp: timestamp(now),
    resourceVersion: String(1000 + mint.number(9000, "resourceVersion")),
    ...(inputs["spec"] === undefined || isNamespace(kind) ? {} : { generation: 1 }),
  };
  const metadata = { ...objectOf(inputs, "metadata"), ...added };
  return {
    metadata: isNamespace(kind) ? withNamespaceLabel(metadata) : metadata,
    ...filledIn(
      kind,
      inputs,
      (purpose) => `172.20.${mint.number(256, purpose)}.${2 + mint.number(250, `${purpose} host`)}`,
    ),
    ...statusOf(kind, inputs, `${mint.hex(32, "balancer")}.elb.${place.region.split("/")[0]}.amazonaws.com`, now),
  };
}

/** An object after a change: the same one, a version later. */
export function changedObject(kind: Kind, resource: Resource, inputs: Properties, now: number): Properties {
  const before = objectOf(resource.outputs, "metadata");
  const { generation } = before;
  const sameSpec = sameValue(resource.inputs["spec"] ?? null, inputs["spec"] ?? null);
  const metadata: Properties = {
    ...objectOf(inputs, "metadata"),
    uid: before["uid"] ?? "",
    creationTimestamp: before["creationTimestamp"] ?? timestamp(now),
    resourceVersion: String((numberOf(before, "resourceVersion") ?? 0) + 1),
    ...(typeof generation === "number" ? { generation: sameSpec ? generation : generation + 1 } : {}),
  };
  const oldSpec = objectOf(resource.outputs, "spec");
  const address = textOf(oldSpec, "clusterIP");
  const [balancer] = asList(objectOf(objectOf(resource.outputs, "status"), "loadBalancer")["ingress"]);
  const hostname = textOf(objectOf({ balancer: balancer ?? {} }, "balancer"), "hostname");
  return {
    metadata: isNamespace(kind) ? withNamespaceLabel(metadata) : metadata,
    ...filledIn(kind, inputs, () => address ?? "None"),
    ...statusOf(kind, inputs, hostname ?? `${textOf(metadata, "uid")}.elb.amazonaws.com`, now),
  };
}

/** A namespace that is there from the start, or that a Helm release makes. */
export function namespaceObject(name: string, { mint, now }: LawContext): Properties {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name,
      labels: { "kubernetes.io/metadata.name": name },
      uid: mint.uuid(`namespace ${name}`),
      creationTimestamp: timestamp(now),
      resourceVersion: String(100 + mint.number(900, `namespace ${name}`)),
    },
    spec: { finalizers: ["kubernetes"] },
    status: { phase: "Active" },
  };
}

/** The account that pods of a namespace run as when they name none; every namespace has one. */
export function defaultServiceAccount(namespace: string, { mint, now }: LawContext): Properties {
  return {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: {
      name: "default",
      namespace,
      uid: mint.uuid(`service account ${namespace}`),
      creationTimestamp: timestamp(now),
      resourceVersion: String(100 + mint.number(900, `service account ${namespace}`)),
    },
  };
}

/** Virtual time as the API writes it: whole seconds. */
export function timestamp(now: number): string {
  return new Date(now).toISOString().replace(/\.\d+Z$/, "Z");
}

function isNamespace({ group, kind }: Kind): boolean {
  return group === "" && kind === "Namespace";
}

function withNamespaceLabel(metadata: Properties): Properties {
  const name = textOf(metadata, "name") ?? "";
  return { ...metadata, labels: { ...objectOf(metadata, "labels"), "kubernetes.io/metadata.name": name } };
}

/** What the API fills in of an object's own fields, and programs read. */
function filledIn({ group, kind }: Kind, inputs: Properties, address: (purpose: string) => string): Properties {
  const spec = objectOf(inputs, "spec");
  if (group === "" && kind === "Service" && textOf(spec, "type") !== "ExternalName") {
    const clusterIP = textOf(spec, "clusterIP") ?? address("clusterIP");
    return { spec: { type: "ClusterIP", sessionAffinity: "None", ...spec, clusterIP, clusterIPs: [clusterIP] } };
  }
  if (group === "" && kind === "Secret") {
    const encoded = Object.entries(objectOf(inputs, "stringData")).map(([key, value]) => [
      key,
      typeof value === "string" ? Buffer.from(value).toString("base64") : value,
    ]);
    return {
      type: textOf(inputs, "type") ?? "Opaque",
      data: { ...objectOf(inputs, "data"), ...Object.fromEntries(encoded) },
    };
  }
  if (group === "apps" && ["Deployment", "StatefulSet", "ReplicaSet"].includes(kind))
    return { spec: { replicas: 1, ...spec } };
  return {};
}

/** How an object is once the cluster has done what it asks for, for the kinds whose status programs read. */
function statusOf({ group, kind }: Kind, inputs: Properties, balancer: string, now: number): Properties {
  const spec = objectOf(inputs, "spec");
  const replicas = numberOf(spec, "replicas") ?? 1;
  const time = timestamp(now);
  const condition = (type: string): Value => ({ type, status: "True", lastTransitionTime: time });
  switch (`${group}/${kind}`) {
    case "/Namespace":
      return { spec: { finalizers: ["kubernetes"], ...spec }, status: { phase: "Active" } };
    case "/Pod":
      return { status: { phase: "Running", conditions: [condition("Ready")] } };
    case "/PersistentVolumeClaim":
      return { status: { phase: "Bound" } };
    case "/PersistentVolume":
      return { status: { phase: "Available" } };
    case "/Service":
      return {
        status: { loadBalancer: textOf(spec, "type") === "LoadBalancer" ? { ingress: [{ hostname: balancer }] } : {} },
      };
    case "networking.k8s.io/Ingress":
      return { status: { loadBalancer: { ingress: [{ hostname: balancer }] } } };
    case "apps/Deployment":
      return {
        status: {
          replicas,
          readyReplicas: replicas,
          availableReplicas: replicas,
          updatedReplicas: replicas,
          conditions: [condition("Available"), condition("Progressing")],
        },
      };
    case "apps/StatefulSet":
    case "apps/ReplicaSet":
      return { status: { replicas, readyReplicas: replicas, availableReplicas: replicas } };
    case "batch/Job":
      return { status: { succeeded: numberOf(spec, "completions") ?? 1, conditions: [condition("Complete")] } };
    case "apiextensions.k8s.io/CustomResourceDefinition":
      return { status: { conditions: [condition("Established")] } };
    default:
      return {};
  }
}

function asList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
