import { undetermined, type Verdict, violation } from "../pack/rule";
import { booleanOf, isList, isProperties, numberOf, type Properties, textOf, UNKNOWN, type Value } from "./value";

/**
 * The value at a path of properties: `encryption.kmsKeyId`, `rules[0].port`. UNKNOWN where it, or what it is in, is not
 * known; undefined where it is not set. A list of one counts as its element, as providers write single blocks.
 */
export function valueAt(props: Properties, path: string): Value | undefined {
  let value: Value | undefined = props;
  for (const step of path.split(/[.[\]]+/).filter((part) => part !== "")) {
    if (value === UNKNOWN || value === undefined || value === null) return value ?? undefined;
    if (isList(value)) {
      const element: Value | undefined = /^\d+$/.test(step) ? value[Number(step)] : value[0];
      value = /^\d+$/.test(step) ? element : element === UNKNOWN || !isProperties(element) ? element : element[step];
    } else {
      value = isProperties(value) ? value[step] : undefined;
    }
  }
  return value;
}

/** What is asked of a property's value. */
interface Demand {
  /** Said where the value is not as asked for. */
  readonly message: string;
  /** Whether it is as asked for when it is not set. @default false */
  readonly unset?: boolean;
}

/** The property has to be `true`. */
export function mustBeOn(props: Properties, path: string, demand: Demand): readonly Verdict[] {
  return decide(path, booleanOf(valueAt(props, path)), (value) => value, demand);
}

/** The property has to be `false`. */
export function mustBeOff(props: Properties, path: string, demand: Demand): readonly Verdict[] {
  return decide(path, booleanOf(valueAt(props, path)), (value) => !value, demand);
}

/** The property has to have a value, whichever. */
export function mustBeSet(props: Properties, path: string, message: string): readonly Verdict[] {
  const value = valueAt(props, path);
  const empty = value === undefined || value === null || value === "" || (isList(value) && value.length === 0);
  // A value that is not known yet is there.
  return empty ? [violation(path, message)] : [];
}

/** The property's text has to fulfil a condition. */
export function mustBeText(
  props: Properties,
  path: string,
  holds: (text: string) => boolean,
  demand: Demand,
): readonly Verdict[] {
  return decide(path, textOf(valueAt(props, path)), holds, demand);
}

/** The property's number has to fulfil a condition. */
export function mustBeNumber(
  props: Properties,
  path: string,
  holds: (value: number) => boolean,
  demand: Demand,
): readonly Verdict[] {
  return decide(path, numberOf(valueAt(props, path)), holds, demand);
}

function decide<Known>(
  path: string,
  value: Known | typeof UNKNOWN | undefined,
  holds: (value: Known) => boolean,
  { message, unset = false }: Demand,
): readonly Verdict[] {
  if (value === UNKNOWN) return [undetermined(path, `the value is not known, and with it whether ${message}`)];
  const held = value === undefined ? unset : holds(value);
  return held ? [] : [violation(path, message)];
}
