/** What a kind of Kubernetes objects is called, on both sides. */
export interface Kind {
  /** As objects state it: `apps/v1`, `v1` for the core group. */
  readonly apiVersion: string;
  /** `Deployment`. */
  readonly kind: string;
}

/**
 * The kind that a token such as `kubernetes:apps/v1:Deployment` names, in the spelling of the token; Pulumi writes the
 * core group as `core/v1`. `undefined` for what is no token of the package.
 */
export function kindOf(token: string): Kind | undefined {
  const [, group, version, kind] = /^kubernetes:([\w.-]+)\/(v\w+):(\w+)$/.exec(token) ?? [];
  if (group === undefined || version === undefined || kind === undefined) return undefined;
  return { apiVersion: group === "core" ? version : `${group}/${version}`, kind };
}
