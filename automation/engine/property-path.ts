/**
 * The steps of a property path as the engine writes it: `ingress[0].cidrBlocks`, `tags["a.b"]`.
 *
 * @returns names and list indexes from the outside in
 */
export function parsePropertyPath(path: string): (string | number)[] {
  const steps: (string | number)[] = [];
  for (const match of path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)) {
    const [, index, quoted, name] = match;
    if (index !== undefined) steps.push(Number(index));
    else if (quoted !== undefined) steps.push(quoted.replaceAll(/\\(.)/g, "$1"));
    else if (name !== undefined) steps.push(name);
  }
  return steps;
}

/** The value at a property path, or undefined where there is none. */
export function valueAtPath(value: unknown, path: string): unknown {
  let found = value;
  for (const step of parsePropertyPath(path)) {
    if (typeof found !== "object" || found === null) return undefined;
    found = Object.getOwnPropertyDescriptor(found, step)?.value;
  }
  return found;
}
