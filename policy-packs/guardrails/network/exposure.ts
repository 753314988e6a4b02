import { type StackVerdict, undetermined, violation } from "../rule";
import type { Unknown } from "../value";
import { isPublic } from "./addresses";
import type { Grant } from "./ingress";

/** What of a grant's traffic matters: names of services, each reached for sure or perhaps. */
export type Services = ReadonlyMap<string, true | Unknown>;

interface Entry {
  readonly grant: Grant;
  readonly services: Services;
}

/**
 * The grants that let the public reach a service. The sources of a group are also taken together, over all its rules
 * and resources: ranges that are small one by one may be the whole internet.
 */
export function publicExposures(
  grants: readonly Grant[],
  servicesOf: (grant: Grant) => Services,
): readonly StackVerdict[] {
  const entries = grants
    .map((grant) => ({ grant, services: servicesOf(grant) }))
    .filter(({ services }) => services.size > 0);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.grant.group, [...(groups.get(entry.grant.group) ?? []), entry]);
  return [...entries.flatMap(aloneVerdicts), ...[...groups.values()].flatMap(togetherVerdicts)];
}

/** What one source shows by itself. */
function aloneVerdicts({ grant, services }: Entry): readonly StackVerdict[] {
  const { resource, path, source } = grant;
  const names = [...services.keys()];
  if ("unknown" in source) {
    return [{ ...undetermined(path, `${source.unknown}; it would reach ${names.join(", ")}`), resource }];
  }
  if (!isPublic(source.ranges)) return [];
  const sure = names.filter((name) => services.get(name) === true);
  if (sure.length > 0) return [{ ...violation(path, publicText(source.ranges, sure)), resource }];
  return [{ ...undetermined(path, `the ports or the protocol that the internet reaches are not known`), resource }];
}

/** What only the sources of a group together show. */
function togetherVerdicts(entries: readonly Entry[]): readonly StackVerdict[] {
  const exposed = new Map<Grant, string[]>();
  const names = new Set(entries.flatMap(({ services }) => [...services.keys()]));
  for (const name of names) {
    const parts = entries.filter(({ grant, services }) => services.get(name) === true && !isAlonePublic(grant));
    const ranges = parts.flatMap(({ grant }) => rangesOf(grant));
    const [first] = parts;
    if (first === undefined || parts.length < 2 || !isPublic(ranges)) continue;
    exposed.set(first.grant, [...(exposed.get(first.grant) ?? []), name]);
  }
  return [...exposed].map(([grant, reached]) => ({
    ...violation(grant.path, `together with the other sources of its group ${publicText(rangesOf(grant), reached)}`),
    resource: grant.resource,
  }));
}

function isAlonePublic(grant: Grant): boolean {
  return isPublic(rangesOf(grant));
}

function rangesOf({ source }: Grant): readonly string[] {
  return "ranges" in source ? source.ranges : [];
}

function publicText(ranges: readonly string[], reached: readonly string[]): string {
  const wide = ranges.filter((range) => isPublic([range]));
  const told = wide.length > 0 ? wide : ranges;
  return `the internet (${told.slice(0, 3).join(", ")}${told.length > 3 ? " and more" : ""}) reaches ${reached.join(", ")}`;
}
