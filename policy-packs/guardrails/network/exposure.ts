import type { Unknown } from "../facts/value";
import { type StackVerdict, undetermined, violation } from "../pack/rule";
import { isPublic } from "./addresses";
import type { Grant } from "./group-rules";

/** What of a grant's traffic matters: names of services, each reached for sure or perhaps. */
export type Services = ReadonlyMap<string, true | Unknown>;

/** How an exposure is told. */
export interface Telling {
  /** Ranges and services, in a sentence. @default the internet reaches the services */
  readonly say?: (ranges: string, services: string) => string;
  /** What is not known, where the other end is not. @default the services that it would reach */
  readonly ask?: (missing: string, services: string) => string;
  /** What a grant lets through, where its services are only points of it. @default the names of its services */
  readonly traffic?: (grant: Grant) => string;
}

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
  telling: Telling = {},
): readonly StackVerdict[] {
  const entries = grants
    .filter(({ far }) => !("groups" in far))
    .map((grant) => ({ grant, services: servicesOf(grant) }))
    .filter(({ services }) => services.size > 0);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const others = groups.get(entry.grant.group);
    if (others === undefined) groups.set(entry.grant.group, [entry]);
    else others.push(entry);
  }
  return [
    ...entries.flatMap((entry) => aloneVerdicts(entry, telling)),
    ...[...groups.values()].flatMap((group) => togetherVerdicts(group, telling)),
  ];
}

/** What one source shows by itself. */
function aloneVerdicts({ grant, services }: Entry, telling: Telling): readonly StackVerdict[] {
  const { resource, path, far } = grant;
  const names = telling.traffic === undefined ? [...services.keys()] : [telling.traffic(grant)];
  if ("unknown" in far) {
    const { ask = asksText } = telling;
    return [{ ...undetermined(path, ask(far.unknown, listText(names))), resource }];
  }
  if (!isAlonePublic(grant)) return [];
  const sure = [...services.values()].includes(true);
  const known = telling.traffic === undefined ? names.filter((name) => services.get(name) === true) : names;
  if (sure) return [{ ...violation(path, publicText(rangesOf(grant), known, telling)), resource }];
  return [{ ...undetermined(path, `the ports or the protocol that the internet reaches are not known`), resource }];
}

/** What only the sources of a group together show. */
function togetherVerdicts(entries: readonly Entry[], telling: Telling): readonly StackVerdict[] {
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
    ...violation(
      grant.path,
      `together with the other sources of its group ${publicText(rangesOf(grant), reached, telling)}`,
    ),
    resource: grant.resource,
  }));
}

function isAlonePublic(grant: Grant): boolean {
  return isPublic(rangesOf(grant));
}

function rangesOf({ far }: Grant): readonly string[] {
  return "ranges" in far ? far.ranges : [];
}

function publicText(ranges: readonly string[], reached: readonly string[], { say = reachesText }: Telling): string {
  const wide = ranges.filter((range) => isPublic([range]));
  const told = wide.length > 0 ? wide : ranges;
  return say(`${told.slice(0, 3).join(", ")}${told.length > 3 ? " and more" : ""}`, listText(reached));
}

function reachesText(ranges: string, services: string): string {
  return `the internet (${ranges}) reaches ${services}`;
}

function asksText(missing: string, services: string): string {
  return `${missing}; it would reach ${services}`;
}

/** A list that stays readable: some of it, and how many more there are. */
function listText(names: readonly string[]): string {
  const most = 10;
  return names.length <= most ? names.join(", ") : `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}
