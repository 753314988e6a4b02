import { suggest } from "../../lib/suggest";
import { CloudError, type Problem } from "../errors";
import type { TypeFacts } from "../type-facts";
import { isProperties, type Properties, textOf } from "../values";
import { isCustom } from "./custom-kinds";
import { kindOf } from "./kind";
import { type KnownKind, knownKind } from "./kind-catalog";
import { isAutonamed } from "./naming";
import { replacesObject } from "./replacing";
import { releaseType } from "./types";

/**
 * What is known of a token; `undefined` for what neither the package has nor a CustomResourceDefinition could define.
 * @throws CloudError for what the package has and no cluster makes
 */
export function kubernetesFacts(token: string): TypeFacts | undefined {
  if (token === releaseType) return releaseFacts();
  const kind = kindOf(token);
  if (kind === undefined) return undefined;
  const known = knownKind(token);
  if (known === undefined && !isCustom(kind)) {
    checkVariants(token);
    return undefined;
  }
  return {
    ...COMMON,
    type: token,
    secrets: token === "kubernetes:core/v1:Secret" ? ["data", "stringData"] : [],
    computed: known?.computed ?? [],
    inputs: known?.inputs ?? new Set(),
    keepsName,
    // The API takes whatever the definition of a custom kind says.
    problems: (inputs) => (known === undefined ? [] : propertyProblems(token, known, inputs)),
    replaces: (path) => replacesObject(kind, path),
  };
}

const COMMON = {
  scope: "region",
  hasRegion: false,
  hasTags: false,
  defaults: {},
  autoName: undefined,
  deleteBeforeReplace: false,
  // Laws give every object its id.
  id: () => "",
  outputs: () => ({}),
} as const satisfies Partial<TypeFacts>;

function releaseFacts(): TypeFacts {
  const known = knownKind(releaseType) ?? { inputs: new Set<string>(), computed: [] };
  return {
    ...COMMON,
    type: releaseType,
    secrets: [],
    computed: [...known.computed, "resourceNames"],
    inputs: known.inputs,
    keepsName: () => false,
    problems: (inputs) => propertyProblems(releaseType, known, inputs),
    replaces: ([first]) => first === "name" || first === "namespace",
  };
}

/** Lists and patches exist for each kind, and are not objects of a cluster. */
function checkVariants(token: string): void {
  if (token.endsWith("List") && knownKind(token.replace(/List$/, "")) !== undefined) {
    throw new CloudError(
      "invalid",
      "",
      `${token}: list resources exist for compatibility with YAML manifests and Helm charts, and cannot be created directly; use ${token.replace(/List$/, "")}`,
    );
  }
  if (token.endsWith("Patch") && knownKind(token.replace(/Patch$/, "")) !== undefined) {
    throw new CloudError(
      "unimplemented",
      "",
      `${token} is not simulated by the embedded cloud, which knows whole objects and Helm releases; use ${token.replace(/Patch$/, "")}`,
    );
  }
}

/** Two objects of one name in one namespace cannot be at the same time. */
function keepsName(oldInputs: Properties, newInputs: Properties): boolean {
  const before = oldInputs["metadata"];
  const after = newInputs["metadata"];
  if (!isProperties(before) || !isProperties(after) || isAutonamed(after)) return false;
  const name = textOf(after, "name");
  return (
    name !== undefined && name === textOf(before, "name") && textOf(before, "namespace") === textOf(after, "namespace")
  );
}

function propertyProblems(token: string, known: KnownKind, inputs: Properties): Problem[] {
  return Object.keys(inputs)
    .filter((name) => !name.startsWith("__") && !known.inputs.has(name))
    .map((name) => {
      if (known.computed.includes(name)) {
        return { property: name, reason: `${name} of ${token} is set by the cluster, not by programs. Leave it out.` };
      }
      const near = suggest(name, [...known.inputs]);
      const remedy = near === undefined ? `Expected one of ${[...known.inputs].join(", ")}.` : `Did you mean ${near}?`;
      return { property: name, reason: `${token} has no property ${name}. ${remedy}` };
    });
}
