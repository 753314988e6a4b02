import type { Changes } from "../../engine/operation-log";
import type { StackRecord } from "../../promotion/stack-record";
import type { Run } from "../../promotion/standing";
import { nameOf, shortType, valueText } from "../operation-text";
import type { ReportedChange, StackChanges } from "./report";

/** What a run's plan changes in each of its stacks; stacks that stay as they are are left out. */
export function changesOf(
  run: Run,
  recordOf: (run: string, stack: string) => StackRecord | undefined,
): readonly StackChanges[] {
  return run.stacks.flatMap((stack): StackChanges[] => {
    const record = recordOf(run.run, stack);
    if (record === undefined || record.changed.length === 0) return [];
    return [
      {
        run: run.run,
        stage: run.stage,
        stack,
        release: run.release,
        cause: run.cause,
        counts: countsOf(record.changes),
        resources: record.changed.map(changeOf),
      },
    ];
  });
}

function countsOf(changes: Readonly<Record<string, number>>): Changes {
  const { create = 0, update = 0, replace = 0, delete: deleted = 0, same = 0 } = changes;
  return { create, update, replace, delete: deleted, same };
}

function changeOf(resource: StackRecord["changed"][number]): ReportedChange {
  const properties: unknown = resource["properties"];
  return {
    operation: resource.operation,
    type: shortType(resource.type),
    name: nameOf(resource.urn),
    properties: Array.isArray(properties) ? properties.flatMap(propertyOf) : [],
  };
}

/** A property that changes; the engine has masked what is secret. */
function propertyOf(property: unknown): ReportedChange["properties"] {
  if (typeof property !== "object" || property === null || !("path" in property)) return [];
  const before = "before" in property ? property.before : undefined;
  const after = "after" in property ? property.after : undefined;
  return [{ path: String(property.path), before: valueText(before), after: valueText(after) }];
}
