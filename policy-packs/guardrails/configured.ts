/** The texts that a rule is configured with; its own where nobody has set any. */
export function configuredTexts(value: unknown, otherwise: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((element): element is string => typeof element === "string") : otherwise;
}

/** Whether a text is one of some patterns, in which `*` stands for any text. */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
    return new RegExp(`^${parts.join(".*")}$`).test(text);
  });
}
