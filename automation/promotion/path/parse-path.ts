import { isNode, LineCounter, parseDocument } from "yaml";
import type { core } from "zod";
import { parseDuration } from "../../../lib/duration";
import { describeValue } from "../../../settings/describe-value";
import { byPlace, type Finding, type Problem, type SettingPath, writePath } from "../../../settings/problem";
import { canonicalStackName } from "../../../settings/stack-names";
import type { PromotionPath, Stage } from "./path";
import { pathFindings } from "./path-rules";
import { pathSchema, type WrittenPath } from "./path-schema";

/** The file that says how a release walks, from the root of the checkout. */
export const PATH_FILE = "promotion.yaml";

/** A path, or every problem that it has. */
export type ParsedPath =
  | { readonly ok: true; readonly path: PromotionPath }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads the text of promotion.yaml. Whatever the text, it answers and does not throw.
 *
 * @param stacks the stacks that there are files of
 */
export function parsePath(text: string, stacks: readonly string[]): ParsedPath {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors[0] ?? document.warnings[0];
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    const finding = { path: [], got: broken.message, expected: "valid YAML", remedy: "mend the line" };
    return { ok: false, problems: [{ ...problemOf(finding), line, column: col }] };
  }
  const place = (finding: Finding): Problem => {
    const { line, col } = lines.linePos(offsetOf(document, finding.path));
    return { ...problemOf(finding), line, column: col };
  };
  const value: unknown = document.toJS();
  const result = pathSchema.safeParse(value);
  if (!result.success) {
    return {
      ok: false,
      problems: result.error.issues.flatMap((issue) => findingsOf(issue, value).map(place)).toSorted(byPlace),
    };
  }
  const path = pathOf(result.data);
  const findings = pathFindings(path, stacks);
  return findings.length === 0 ? { ok: true, path } : { ok: false, problems: findings.map(place).toSorted(byPlace) };
}

function pathOf({ stages, people = [], signers = "{home}/keys/allowed_signers" }: WrittenPath): PromotionPath {
  return {
    people,
    signers,
    stages: stages.map(
      (stage): Stage => ({
        name: canonicalStackName(stage.name) ?? stage.name,
        from: stage.from === undefined ? undefined : (canonicalStackName(stage.from) ?? stage.from),
        stacks: stage.stacks.map((stack) => canonicalStackName(stack) ?? stack),
        gates: stage.gates ?? [],
        approvals: stage.approvals ?? {},
        separation: stage.separation ?? [],
        branch: stage.branch,
        wait: parseDuration(stage.wait ?? "0s") ?? 0,
        soak: parseDuration(stage.soak ?? "0s") ?? 0,
        onFailure: stage.onFailure ?? "stop",
      }),
    ),
  };
}

function findingsOf(issue: core.$ZodIssue, value: unknown): Finding[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      got: `the unknown field ${key}`,
      expected: "only fields that exist",
      remedy: `delete ${key}; docs/guides/promotion-path.md lists the fields`,
    }));
  }
  const wrong = path.reduce<unknown>(
    (inner, part) =>
      typeof inner === "object" && inner !== null
        ? Object.entries(inner).find(([key]) => key === String(part))?.[1]
        : undefined,
    value,
  );
  const remedy = wrong === undefined ? `add ${writePath(path)}` : "write it in this form";
  return [{ path, got: wrong === undefined ? "nothing" : describeValue(wrong), expected: issue.message, remedy }];
}

function problemOf({ path, got, expected, remedy }: Finding): Omit<Problem, "line" | "column"> {
  return { key: writePath(path), setting: undefined, got, expected, remedy, file: PATH_FILE };
}

/** Where the value at a path begins, or the nearest thing around it that is there. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: SettingPath): number {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}
