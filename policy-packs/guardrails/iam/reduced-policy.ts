import { isAction } from "./pattern";

/** A statement of a policy of AWS, as JSON. */
export interface PlainStatement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: unknown;
}

/**
 * What a policy of AWS says about some actions: statements that name others only are left out, patterns become the
 * actions that they stand for. Everything, and what is said by exceptions, stays as it is.
 */
export function reducedStatements(
  statements: readonly PlainStatement[],
  asked: readonly string[],
): readonly PlainStatement[] {
  return statements.flatMap(({ Effect, Action, NotAction, Resource, NotResource, Condition }) => {
    const about = Action === undefined ? undefined : aboutOf([Action].flat(), asked);
    if (about !== undefined && about.length === 0) return [];
    return [
      {
        Effect,
        ...(about === undefined ? { NotAction } : { Action: about }),
        ...(Resource === undefined ? {} : { Resource }),
        ...(NotResource === undefined ? {} : { NotResource }),
        ...(Condition === undefined ? {} : { Condition }),
      },
    ];
  });
}

function aboutOf(patterns: readonly string[], asked: readonly string[]): string | readonly string[] {
  if (patterns.includes("*")) return "*";
  return asked.filter((action) => patterns.some((pattern) => isAction(pattern, action)));
}
