import { isOn, mustText, numberOf, objectOf } from "../aws/reading";
import type { Problem } from "../errors";
import type { Beside, Created, Law, LawContext } from "../law";
import { type Properties, textOf, UNKNOWN, type Value } from "../values";
import { resourceKey } from "../world/stored";
import { keyOfCluster } from "./cluster-of";
import { namespaceObject } from "./live-object";
import { madeUpName } from "./naming";
import { besideNamespace, checkNamespace, defaultNamespace } from "./object";
import { reach } from "./reach";
import { refusal } from "./refusal";
import { namespaceType, releaseType } from "./types";

/** Seconds that Helm waits for an operation unless told otherwise. */
const TIMEOUT = 300;
const NAME = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
/** Helm keeps releases in secrets, whose names hold more than the release's. */
const LONGEST = 53;
const EXACT_VERSION = /^v?\d+\.\d+\.\d+(?:[-+].+)?$/;

/**
 * An installed chart. The chart itself is not looked at: neither does anybody ask its repository, nor do the objects that
 * it would make come to be.
 */
export const releaseLaw: Law = {
  complete(inputs, context, naming) {
    const { compat: _compat, resourceNames: _names, ...given } = inputs;
    const completed: Record<string, Value> = { ...given };
    if (isEmpty(given["name"]) && naming !== undefined) {
      const name = textOf(naming.oldInputs, "name") ?? madeUpName(naming);
      if (name !== undefined) completed["name"] = name;
    }
    if (isEmpty(given["namespace"])) completed["namespace"] = defaultNamespace(context);
    if (!isOn(given, "skipAwait")) completed["timeout"] ??= TIMEOUT;
    return completed;
  },

  check: (inputs) => [...nameProblems(inputs), ...chartProblems(inputs)],

  create(inputs, context): Created {
    const { cluster } = reach(context, { verb: "create", resource: "secrets", group: "" });
    const name = mustText(inputs, "name");
    const namespace = mustText(inputs, "namespace");
    const makesNamespace =
      isOn(inputs, "createNamespace") && context.inventory.get(namespaceType, namespace) === undefined;
    if (!makesNamespace) checkNamespace(namespace, context);
    const id = `${namespace}/${name}`;
    if (context.inventory.get(releaseType, id) !== undefined) {
      throw refusal(
        "AlreadyExists",
        `cannot re-use a name that is still in use: release ${name} in namespace ${namespace}; import it, or give this one another name`,
      );
    }
    const owner = resourceKey(context.place, namespaceType, namespace);
    return {
      id,
      outputs: releaseOutputs(inputs, 1),
      owner,
      beside: makesNamespace ? helmNamespace(namespace, keyOfCluster(cluster), context) : [],
    };
  },

  update(resource, inputs, context) {
    reach(context, { verb: "update", resource: "secrets", group: "" });
    const revision = numberOf(objectOf(resource.outputs, "status"), "revision") ?? 1;
    return releaseOutputs(inputs, revision + 1);
  },

  remove(_resource, context) {
    reach(context, { verb: "delete", resource: "secrets", group: "" });
    return "gone";
  },
};

function releaseOutputs(inputs: Properties, revision: number): Properties {
  const version = textOf(inputs, "version") ?? "";
  const chart = (textOf(inputs, "chart") ?? "").split("/").at(-1) ?? "";
  return {
    resourceNames: {},
    status: {
      appVersion: "",
      chart,
      name: textOf(inputs, "name") ?? "",
      namespace: textOf(inputs, "namespace") ?? "",
      revision,
      status: "deployed",
      version: EXACT_VERSION.test(version) ? version : "",
    },
  };
}

/** Helm leaves a namespace that it made when the release goes. */
function helmNamespace(name: string, cluster: string, context: LawContext): Beside[] {
  const key = resourceKey(context.place, namespaceType, name);
  return [
    { type: namespaceType, id: name, outputs: namespaceObject(name, context), owner: cluster },
    ...besideNamespace(name, context).map((beside) => ({ ...beside, owner: key })),
  ];
}

function nameProblems(inputs: Properties): Problem[] {
  const name = inputs["name"];
  if (name === UNKNOWN) return [];
  if (typeof name !== "string")
    return [{ property: "name", reason: "autonaming is disabled, and no name is given; give one" }];
  if (name.length <= LONGEST && NAME.test(name)) return [];
  const reason = `invalid release name "${name}": expected at most ${LONGEST} lower case alphanumeric characters, '-' or '.', the first and the last alphanumeric`;
  return [{ property: "name", reason }];
}

function chartProblems(inputs: Properties): Problem[] {
  const problems: Problem[] = [];
  if (isEmpty(inputs["chart"]))
    problems.push({ property: "chart", reason: "no chart is given; expected its name, path or URL" });
  const timeout = inputs["timeout"];
  if (typeof timeout === "number" && timeout < 0) {
    problems.push({ property: "timeout", reason: `it is ${timeout}; expected seconds, 0 or more` });
  }
  const repository = textOf(objectOf(inputs, "repositoryOpts"), "repo");
  if (repository?.startsWith("oci://") === true) {
    const reason = `${repository} is an OCI registry; give it as the chart's name: chart: "${repository}/…"`;
    problems.push({ property: "repositoryOpts.repo", reason });
  }
  return problems;
}

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === "";
}
