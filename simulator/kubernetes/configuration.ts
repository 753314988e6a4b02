import { isOn } from "../aws/reading";
import { CloudError, type Problem } from "../errors";
import type { Configuration } from "../provider";
import { type Properties, sameValue, textOf, UNKNOWN } from "../values";
import { clusterOf, placeOfObjects } from "./cluster-of";
import { type Kubeconfig, readKubeconfig } from "./kubeconfig";

/** Settings that lead to a cluster. */
const LEADING = ["kubeconfig", "context", "cluster"] as const;
/** Objects of a cluster that is gone are kept nowhere: what is read there is gone, and what is deleted, too. */
const NOWHERE = { account: "", region: "" };

/** How the settings of a kubernetes provider are read: which cluster they lead to. */
export const kubernetesConfiguration: Configuration = {
  problems,

  home(settings, inventory) {
    const kubeconfig = readKubeconfig(settings);
    const cluster = kubeconfig === undefined || inventory === undefined ? undefined : clusterOf(kubeconfig, inventory);
    return cluster === undefined ? NOWHERE : placeOfObjects(cluster);
  },

  prepare: (inputs) => inputs,

  // Another cluster has none of the objects; the same one by another user's settings has them all.
  replacing(before, after) {
    const identifier = textOf(after, "clusterIdentifier");
    if (identifier !== undefined) {
      const known = textOf(before, "clusterIdentifier");
      return known === undefined || known === identifier ? [] : ["clusterIdentifier"];
    }
    const unknown = LEADING.filter((name) => after[name] === UNKNOWN);
    if (unknown.length > 0) return unknown;
    const [left, right] = [tryRead(before), tryRead(after)];
    if (left === undefined || right === undefined) return [];
    if (left.server === right.server && left.certificate === right.certificate) return [];
    return LEADING.filter((name) => !sameValue(before[name] ?? null, after[name] ?? null));
  },
};

function problems(settings: Properties): readonly Problem[] {
  if (isOn(settings, "renderYamlToDirectory") || textOf(settings, "renderYamlToDirectory") !== undefined) {
    const reason = "rendering manifests is not simulated by the embedded cloud; leave it out";
    return [{ property: "renderYamlToDirectory", reason }];
  }
  try {
    readKubeconfig(settings);
    return [];
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return [{ property: "kubeconfig", reason: error.message }];
  }
}

function tryRead(settings: Properties): Kubeconfig | undefined {
  return problems(settings).length > 0 ? undefined : readKubeconfig(settings);
}
