/** What a cloud holds, as far as it is compared. */
export interface Held {
  readonly urn: string;
  readonly id: string;
}

/** What a cloud holds of a stack, beside what the stack's state says it made. */
export interface Inventory {
  /** How many resources the state has in the cloud. */
  readonly expected: number;
  /** How many the cloud holds that the stack made. */
  readonly found: number;
  /** URNs of which the cloud holds more than one. */
  readonly twice: readonly string[];
  /** What the stack made and its state does not know. */
  readonly orphans: readonly string[];
  /** What the state has and the cloud does not hold. */
  readonly missing: readonly string[];
}

/** Holds what a cloud has of a stack against the stack's state. Pure. */
export function inventoryOf(stack: string, held: readonly Held[], state: readonly Held[]): Inventory {
  const ours = held.filter(({ urn }) => urn.startsWith(`urn:pulumi:${stack}::`));
  const inCloud = new Set(ours.map(keyOf));
  const inState = new Set(state.map(keyOf));
  const counts = new Map<string, number>();
  for (const { urn } of ours) counts.set(urn, (counts.get(urn) ?? 0) + 1);
  return {
    expected: state.length,
    found: ours.length,
    twice: [...counts].flatMap(([urn, count]) => (count > 1 ? [urn] : [])),
    orphans: ours.filter((one) => !inState.has(keyOf(one))).map(({ urn }) => urn),
    missing: state.filter((one) => !inCloud.has(keyOf(one))).map(({ urn }) => urn),
  };
}

/** Whether each thing is there once, and nothing else is. */
export function isExact({ expected, found, twice, orphans, missing }: Inventory): boolean {
  return expected > 0 && expected === found && twice.length + orphans.length + missing.length === 0;
}

function keyOf({ urn, id }: Held): string {
  return `${urn} ${id}`;
}
