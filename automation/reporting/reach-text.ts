import type { ReachAnswer, ReachPath, ReachQuestion } from "../../lib/guardrail-pack";

/** An answer for people: yes, no or perhaps in one line, then each path hop by hop with why it lets the traffic through. */
export function reachText({ from, to }: ReachQuestion, { paths, perhaps }: Omit<ReachAnswer, "problem">): string {
  const verdict =
    paths.length > 0
      ? `yes, by ${counted(paths)}`
      : perhaps.length > 0
        ? `not to be told before an update: ${counted(perhaps)} may be there`
        : "no";
  return [`From ${from} to ${to}: ${verdict}`, ...paths.flatMap(pathLines), ...perhaps.flatMap(pathLines)].join("\n");
}

function counted(list: readonly unknown[]): string {
  return `${list.length} ${list.length === 1 ? "path" : "paths"}`;
}

function pathLines({ hops, at, to, missing }: ReachPath): string[] {
  return [
    `  to ${to} at ${at.join(", ")}${missing.length === 0 ? "" : `, if ${missing.join(", ")} lets it`}`,
    ...hops.map(({ resource, why }, index) => `    ${index === 0 ? " " : "→"} ${resource}   ${why}`),
  ];
}
