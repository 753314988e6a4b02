import { suggest } from "../../../lib/suggest";
import type { Finding } from "../../../settings/problem";
import type { PromotionPath } from "./path";

/** What a path has to hold beyond the form of its values. */
export function pathFindings(path: PromotionPath, stacks: readonly string[]): readonly Finding[] {
  return [...orderFindings(path), ...stackFindings(path, stacks), ...peopleFindings(path)];
}

/** Stages have different names, only the first comes from nowhere, and each comes from an earlier one. */
function orderFindings({ stages }: PromotionPath): Finding[] {
  return stages.flatMap(({ name, from, gates }, index): Finding[] => {
    const at = ["stages", index] as const;
    const earlier = stages.slice(0, index).map((stage) => stage.name);
    const near = from === undefined ? undefined : suggest(from, earlier);
    return [
      ...(earlier.includes(name)
        ? [{ path: [...at, "name"], got: `a second stage ${name}`, expected: "each stage once", remedy: "rename one" }]
        : []),
      ...(from === undefined && index > 0
        ? [
            {
              path: [...at],
              got: `${name} without from`,
              expected: "from in every stage but the first",
              remedy: `add from: ${earlier.at(-1) ?? ""}`,
            },
          ]
        : []),
      ...(from !== undefined && !earlier.includes(from)
        ? [
            {
              path: [...at, "from"],
              got: from,
              expected: earlier.length === 0 ? "no from in the first stage" : `one of ${earlier.join(", ")}`,
              remedy: near === undefined ? "name a stage that stands above" : `did you mean ${near}?`,
            },
          ]
        : []),
      ...(from === undefined && gates.length > 0
        ? [
            {
              path: [...at, "gates"],
              got: gates.join(", "),
              expected: "gates only where there is a stage before, at which they look",
              remedy: "delete the line",
            },
          ]
        : []),
    ];
  });
}

/** Every stack exists, and belongs to one stage. */
function stackFindings({ stages }: PromotionPath, stacks: readonly string[]): Finding[] {
  const seen = new Map<string, string>();
  return stages.flatMap((stage, index) =>
    stage.stacks.flatMap((stack, position): Finding[] => {
      const path = ["stages", index, "stacks", position];
      const other = seen.get(stack);
      seen.set(stack, stage.name);
      if (other !== undefined) {
        const remedy = `delete it from ${stage.name} or ${other}`;
        return [{ path, got: `${stack}, which ${other} has`, expected: "each stack in one stage", remedy }];
      }
      if (stacks.includes(stack)) return [];
      const near = suggest(stack, stacks);
      return [
        {
          path,
          got: `${stack}, of which there is no file`,
          expected: `one of ${stacks.join(", ")}`,
          remedy: near === undefined ? `add Pulumi.${stack}.yaml` : `did you mean ${near}?`,
        },
      ];
    }),
  );
}

/** People have different ids and addresses, and each stage's approvals can be given. */
function peopleFindings({ stages, people }: PromotionPath): Finding[] {
  const twice = people.flatMap(({ id, email }, index): Finding[] => {
    const twin = people.slice(0, index).some((other) => other.id === id || other.email === email);
    const path = ["people", index];
    return twin
      ? [{ path, got: `${id} a second time`, expected: "each person once", remedy: "delete one of the two" }]
      : [];
  });
  const wanting = stages.flatMap(({ name, approvals }, index): Finding[] => {
    const total = Object.values(approvals).reduce((sum, count) => sum + count, 0);
    const short = Object.entries(approvals).flatMap(([team, count]): Finding[] => {
      const members = people.filter(({ teams }) => teams.includes(team)).length;
      if (members >= count) return [];
      const path = ["stages", index, "approvals", team];
      const got = `${count} of ${team}, which has ${members}`;
      return [{ path, got, expected: "no more approvals than the team has people", remedy: `add people to ${team}` }];
    });
    const able = people.filter(({ teams }) => teams.some((team) => (approvals[team] ?? 0) > 0)).length;
    if (short.length > 0 || able >= total) return short;
    const got = `${total} approvals for ${name}, and ${able} people who may give them`;
    const remedy = "add people: each counts once";
    return [{ path: ["stages", index, "approvals"], got, expected: "a different person for each approval", remedy }];
  });
  return [...twice, ...wanting];
}
