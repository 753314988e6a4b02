import { isLike } from "../iam/pattern";

/** A list of texts that somebody has configured; the rule's own, or none, where nobody has. */
export function configuredTexts(value: unknown, otherwise: readonly string[] = []): readonly string[] {
  return Array.isArray(value) ? value.filter((element): element is string => typeof element === "string") : otherwise;
}

/** A number that somebody has configured, or the rule's own. */
export function configuredNumber(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

/** A text that somebody has configured, or the rule's own. */
export function configuredText(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

/** Whether a text is one of some patterns, in which `*` stands for any text and `?` for any letter. */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => isLike(pattern, text));
}
