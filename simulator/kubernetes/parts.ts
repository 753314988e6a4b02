import type { Beside, FunctionLaw, Law, LawContext } from "../law";
import type { TypeFacts } from "../type-facts";
import { kubernetesFacts } from "./facts";
import { clusterFoundation } from "./foundation";
import { nearestKind } from "./kind-catalog";
import { objectLaw } from "./object";
import { releaseLaw } from "./release";
import { releaseType } from "./types";
import { decodeYaml } from "./yaml-decode";

/** What is known of kinds and releases, loaded as one when the first of them is asked for. */
export interface Parts {
  facts(type: string): TypeFacts | undefined;
  nearest(token: string): string | undefined;
  law(type: string): Law;
  function(token: string): FunctionLaw | undefined;
  foundation(context: LawContext): readonly Beside[];
}

/** All of it. */
export const kubernetesParts: Parts = {
  facts: kubernetesFacts,
  nearest: nearestKind,
  law: (type) => (type === releaseType ? releaseLaw : objectLaw),
  function: (token) => (token === "kubernetes:yaml:decode" ? decodeYaml : undefined),
  foundation: clusterFoundation,
};
