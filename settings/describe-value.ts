const longest = 80;

/** A value as the `got` of a problem: what it is, and the text itself where it is short and plain. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return quote(value);
    case "number":
      return `${value} (a number)`;
    case "boolean":
      return `${value} (a truth value)`;
    default:
      if (value === null) return "nothing";
      if (Array.isArray(value)) return value.length === 1 ? "a list of 1 entry" : `a list of ${value.length} entries`;
      return "a map";
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** A value as one would write it in a stack file, on one line. */
export function yamlFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlFlow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${yamlFlow(inner)}`)
      .join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  return /^[A-Za-z][\w.@/-]*(?:[ :][\w.@/-]+)*$/.test(value) && !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
    ? value
    : /^[\d.]+\/\d+$/.test(value)
      ? value
      : JSON.stringify(value);
}
