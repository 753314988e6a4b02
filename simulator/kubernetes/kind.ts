/** What a kind of Kubernetes objects is called, on both sides. */
export interface Kind {
  /** `apps`; empty for the core group. */
  readonly group: string;
  /** `v1`. */
  readonly version: string;
  /** As objects state it: `apps/v1`, `v1` for the core group. */
  readonly apiVersion: string;
  /** `Deployment`. */
  readonly kind: string;
  /** As the API's refusals name it: `deployments`. */
  readonly plural: string;
}

/**
 * The kind that a token such as `kubernetes:apps/v1:Deployment` names; Pulumi writes the core group as `core/v1`.
 * `undefined` for what is no token of a kind.
 */
export function kindOf(token: string): Kind | undefined {
  const [, group, version, kind] = /^kubernetes:([\w.-]+)\/(v\w+):(\w+)$/.exec(token) ?? [];
  if (group === undefined || version === undefined || kind === undefined) return undefined;
  const core = group === "core";
  return {
    group: core ? "" : group,
    version,
    apiVersion: core ? version : `${group}/${version}`,
    kind,
    plural: pluralOf(kind),
  };
}

/** A kind as refusals name it: `deployments.apps`, `configmaps`. */
export function resourceName({ plural, group }: Kind): string {
  return group === "" ? plural : `${plural}.${group}`;
}

function pluralOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name === "endpoints") return name;
  if (/(?:s|x|ch|sh)$/.test(name)) return `${name}es`;
  return /[^aeiou]y$/.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}
