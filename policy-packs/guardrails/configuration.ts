/** A list of texts that somebody has configured; empty where nobody has. */
export function configuredTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((element): element is string => typeof element === "string") : [];
}
