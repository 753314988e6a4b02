import { encode, type JsonObject } from "../encoding";
import { isList, isProperties, type Path, type Properties, type Value } from "../values";
import { isLive } from "../world/inventory";
import type { Stored } from "../world/stored";
import type { World } from "../world/world";

/** Which resources somebody wants to see; what is left out lets all pass. */
export interface Filter {
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly type?: string | undefined;
}

/** A resource as people and scripts see it. Secrets are hidden. */
export interface ResourceView {
  readonly account: string;
  readonly region: string;
  /** Name of the Kubernetes cluster whose object it is; null for what is AWS's own. */
  readonly cluster: string | null;
  readonly type: string;
  readonly id: string;
  readonly arn: string | null;
  readonly urn: string;
  readonly properties: JsonObject;
}

/** What stands where a secret is. */
export const HIDDEN = "[secret]";

/** Every live resource that passes, ordered by account, region, type and id. */
export function inspect(world: World, filter: Filter): readonly ResourceView[] {
  const passing = [...world.state.all()].filter(
    (stored) =>
      isLive(stored) &&
      (filter.account ?? stored.account) === stored.account &&
      (filter.region ?? regionOf(stored)) === regionOf(stored) &&
      (filter.type ?? stored.type) === stored.type,
  );
  const order = (view: ResourceView): string => `${view.account} ${view.region} ${view.type} ${view.id}`;
  return passing.map(viewOf).toSorted((left, right) => (order(left) < order(right) ? -1 : 1));
}

/** The live resources that a URN made, and whether anybody has used the answer to their creation. */
export function createdBy(world: World, urn: string): readonly (ResourceView & { readonly acknowledged: boolean })[] {
  return world.state
    .ofUrn(urn)
    .filter(isLive)
    .map((stored) => ({ ...viewOf(stored), acknowledged: stored.acknowledged }));
}

/** The region code; objects of clusters are kept under more than that. */
function regionOf(stored: Stored): string {
  return stored.region.split("/")[0] ?? stored.region;
}

function clusterOf(stored: Stored): string | null {
  return stored.region.split("/")[1] ?? null;
}

/** One resource as people and scripts see it. */
export function viewOf(stored: Stored): ResourceView {
  const arn = stored.outputs["arn"];
  return {
    account: stored.account,
    region: regionOf(stored),
    cluster: clusterOf(stored),
    type: stored.type,
    id: stored.id,
    arn: typeof arn === "string" ? arn : null,
    urn: stored.urn,
    properties: encode(stored.outputSecrets.reduce(hide, stored.outputs)),
  };
}

function hide(properties: Properties, path: Path): Properties {
  const [step, ...rest] = path;
  return Object.fromEntries(
    Object.entries(properties).map(([name, item]) => [name, name === step ? hideIn(item, rest) : item]),
  );
}

function hideIn(value: Value, path: Path): Value {
  const [step, ...rest] = path;
  if (step === undefined) return HIDDEN;
  if (isList(value)) return value.map((item, at) => (at === step ? hideIn(item, rest) : item));
  return isProperties(value) ? hide(value, path) : value;
}
