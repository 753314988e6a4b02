import { all, type Output, type Unwrap } from "@pulumi/pulumi";
import type { CoreData } from "./core-data";

/** What is known of a cluster when the deployment has come to it. */
export type KnownCore = Unwrap<CoreData>;

/** The core of a cluster that a program hands on: the component itself, or its `core` output. */
export function coreOf(cluster: unknown): Output<KnownCore> {
  return lift(cluster).apply((known): Output<KnownCore> => {
    const core: unknown = isObject(known) && "core" in known ? known.core : known;
    return lift(core).apply((data) => {
      if (!isCore(data)) throw new Error("cluster is no eks.Cluster and no core output of one");
      return data;
    });
  });
}

/** An output of whatever it is. */
function lift(value: unknown): Output<unknown> {
  return all([value]).apply(([known]) => known);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isCore(value: unknown): value is KnownCore {
  return isObject(value) && "cluster" in value && isObject(value.cluster);
}
