import fc from "fast-check";
import { type ProgramKind, type ProgramValue, programKinds, type UnitView } from "./program-kinds";

/** A resource of a generated program, as data. */
export interface ProgramResource {
  readonly module: string;
  readonly class: string;
  readonly name: string;
  readonly args: Readonly<Record<string, ProgramValue>>;
}

/** A generated program: its resources, each after those that it refers to. */
export interface GeneratedProgram {
  readonly defaultTags: Readonly<Record<string, string>>;
  readonly resources: readonly ProgramResource[];
}

interface Unit {
  readonly name: string;
  readonly kind: string;
  readonly slot: number;
  readonly targets: Readonly<Record<string, string>>;
  /** A resource of which it tells the id in a tag; it stays when that one goes. */
  readonly mentions: string | undefined;
  readonly edition: number;
  readonly generation: number;
}

interface Draw {
  readonly kind: string;
  readonly pick: number;
  readonly mentions: number | undefined;
}

/** A resource has at most this many beside it; more would only cost time. */
const MOST = 12;

const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom(...Object.keys(programKinds)),
  pick: fc.nat(1000),
  mentions: fc.option(fc.nat(1000), { nil: undefined }),
});
const change = fc.oneof(
  fc.record({ does: fc.constant("add" as const), draw }),
  fc.record({ does: fc.constantFrom("remove" as const, "edition" as const, "generation" as const), at: fc.nat(1000) }),
);
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

/** A program of 3 to 12 resources and one that came from it: resources added, removed, changed in place, replaced. */
export const programPair: fc.Arbitrary<{ readonly first: GeneratedProgram; readonly second: GeneratedProgram }> = fc
  .record({
    draws: fc.array(draw, { minLength: 3, maxLength: 10 }),
    changes: fc.array(change, { minLength: 1, maxLength: 6 }),
    retag: fc.boolean(),
  })
  .map(({ draws, changes, retag }) => {
    const first = draws.reduce<readonly Unit[]>((units, one) => added(units, one), []);
    const second = changes.reduce<readonly Unit[]>((units, one) => changed(units, one), first);
    return { first, second, retag };
  })
  .filter(({ first, second }) => first.length >= 3 && second.length > 0)
  .map(({ first, second, retag }) => ({
    first: written(first, "first"),
    second: written(second, retag ? "second" : "first"),
  }));

function kindOf(name: string): ProgramKind {
  const kind = programKinds[name];
  if (kind === undefined) throw new Error(`no kind of resource is called ${name}; got it from a generated program`);
  return kind;
}

function unitOf(units: readonly Unit[], name: string | undefined): Unit {
  const unit = units.find((one) => one.name === name);
  if (unit === undefined) throw new Error(`a generated program has no resource ${name}; it refers to it`);
  return unit;
}

/** The units and one more, and before it whatever it needs; the same units where there is no room. */
function added(units: readonly Unit[], { kind: name, pick, mentions }: Draw): readonly Unit[] {
  const kind = kindOf(name);
  if (units.filter((unit) => unit.kind === name).length >= (kind.most ?? MOST)) return units;
  let all = units;
  const targets: Record<string, string> = {};
  for (const need of kind.needs ?? []) {
    // What the first need is part of is the second one: a subnet's VPC.
    const given = Object.values(targets).map((target) => unitOf(all, target).targets[need])[0];
    const taken = (target: string) =>
      kind.alone === true && all.some((unit) => unit.kind === name && Object.values(unit.targets).includes(target));
    const free = () => all.filter((unit) => unit.kind === need && !taken(unit.name));
    if (given === undefined && free().length === 0) all = added(all, { kind: need, pick, mentions: undefined });
    const target = given ?? free()[pick % Math.max(1, free().length)]?.name;
    if (target === undefined) return units;
    targets[need] = target;
  }
  if (all.length >= MOST) return units;
  const slot = 1 + Math.max(-1, ...all.map((unit) => unit.slot));
  const mentioned =
    kind.tagged === true && mentions !== undefined ? all[mentions % Math.max(1, all.length)] : undefined;
  const unit = { name: `${name}-${slot}`, kind: name, slot, targets, mentions: mentioned?.name };
  return [...all, { ...unit, edition: 0, generation: 0 }];
}

function changed(units: readonly Unit[], one: Change): readonly Unit[] {
  if (one.does === "add") return added(units, one.draw);
  const { does } = one;
  if (does === "remove") {
    const removed = units[one.at % Math.max(1, units.length)];
    return removed === undefined ? units : without(units, removed.name);
  }
  const able = units.filter((unit) => kindOf(unit.kind).changes.includes(does));
  const subject = able[one.at % Math.max(1, able.length)];
  return units.map((unit) => (unit === subject ? { ...unit, [does]: unit[does] + 1 } : unit));
}

/** The units without one and all that need it; mentions of them are forgotten. */
function without(units: readonly Unit[], name: string): readonly Unit[] {
  const gone = new Set([name]);
  for (const unit of units) if (Object.values(unit.targets).some((target) => gone.has(target))) gone.add(unit.name);
  return units
    .filter((unit) => !gone.has(unit.name))
    .map((unit) => (unit.mentions !== undefined && gone.has(unit.mentions) ? { ...unit, mentions: undefined } : unit));
}

function written(units: readonly Unit[], tag: string): GeneratedProgram {
  const view = (unit: Unit): UnitView => ({
    slot: unit.slot,
    edition: unit.edition,
    generation: unit.generation,
    ref: (kind, output) => ({ $ref: [unitOf(units, unit.targets[kind]).name, output] }),
    target: (kind) => view(unitOf(units, unit.targets[kind])),
  });
  return {
    defaultTags: { program: tag },
    resources: units.map((unit) => {
      const kind = kindOf(unit.kind);
      const [module, className] = kind.type;
      const args: Record<string, ProgramValue> = { ...kind.args(view(unit)) };
      if (kind.tagged === true) {
        const tags: Record<string, ProgramValue> = { edition: String(unit.edition) };
        if (unit.mentions !== undefined) tags["mentions"] = { $ref: [unit.mentions, "id"] };
        args["tags"] = tags;
      }
      return { module, class: className, name: unit.name, args };
    }),
  };
}
