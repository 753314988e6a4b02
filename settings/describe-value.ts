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

/** A word that means something else than its letters to one version of YAML or another. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
/** Words of plain letters and a few signs, the first from a letter on, none ending in a colon. */
const plainWords = /^[A-Za-z](?:[\w.@/:+-]*[\w.@/+-])?(?: [\w.@/+-](?:[\w.@/:+-]*[\w.@/+-])?)*$/;
const plainRange = /^[\d.]+\/\d+$/;

/** A value as one would write it in a stack file, on one line. */
export function yamlFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlFlow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const inner = Object.entries(value).map(([name, field]) => `${name}: ${yamlFlow(field)}`);
    return `{ ${inner.join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  const isPlain = (plainWords.test(value) && !reserved.test(value)) || plainRange.test(value);
  return isPlain ? value : JSON.stringify(value);
}
