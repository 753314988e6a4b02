import type { Finding, Findings } from "../../guardrails/findings";
import { messageOf } from "./finding-message";
import type { SourcePlace } from "./source-places";

/**
 * Findings as GitHub's workflow commands, which annotate lines of a pull request: what stops a change is an error, what
 * warns a warning, and what a promotion must not go on without knowing a notice. What the update decides by itself and
 * what is waived is none: it would only hide the rest, since GitHub shows ten of a kind for each step.
 *
 * @param placeOf where a resource is made, if that is known; without it the annotation is one of the whole run
 */
export function annotationsOf(
  { violations, unknown }: Findings,
  placeOf: (urn: string) => SourcePlace | undefined,
): readonly string[] {
  const line = (command: "error" | "warning" | "notice", finding: Finding) => {
    const place = placeOf(finding.resource);
    const title = `${finding.policy} in ${stackOf(finding.resource)}`;
    const properties = [
      ...(place === undefined ? [] : [`file=${property(place.file)}`, `line=${place.line}`]),
      `title=${property(title)}`,
    ];
    return `::${command} ${properties.join(",")}::${data(messageOf(finding))}`;
  };
  return [
    ...violations.filter(({ level }) => level === "mandatory").map((finding) => line("error", finding)),
    ...violations.filter(({ level }) => level === "advisory").map((finding) => line("warning", finding)),
    ...unknown.filter(({ level }) => level === "mandatory").map((finding) => line("notice", finding)),
  ];
}

/** The stack in a URN: `urn:pulumi:STACK::…`. */
function stackOf(urn: string): string {
  return /^urn:pulumi:([^:]+)::/.exec(urn)?.[1] ?? "the stack";
}

/** Text after the command. Source: actions/toolkit, `escapeData`; a line of a finding is never a command of its own. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property's value. Source: actions/toolkit, `escapeProperty`. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
