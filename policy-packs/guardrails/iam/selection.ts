import { UNKNOWN } from "../facts/value";
import { all, any, type Decision, not } from "./decision";
import { namedField, type Statement, textsOf } from "./document";
import { covers, isAction, meets } from "./pattern";

/** What a statement speaks about: what its patterns stand for, or everything but that. */
export interface Selection {
  readonly patterns: readonly (string | typeof UNKNOWN)[];
  /** Whether the patterns are exceptions: `NotAction`, `NotResource`. */
  readonly excepts: boolean;
}

/** Everything, as in a statement that names no resource: the one that the policy hangs on. */
const EVERYTHING: Selection = { patterns: [], excepts: true };

/** The actions of a statement. */
export function actionsOf(statement: Statement): Selection {
  return partOf(statement, "Action", "NotAction") ?? { patterns: [], excepts: false };
}

/** The resources of a statement. */
export function resourcesOf(statement: Statement): Selection {
  return partOf(statement, "Resource", "NotResource") ?? EVERYTHING;
}

function partOf(statement: Statement, name: string, exception: string): Selection | undefined {
  const included = namedField(statement, name);
  if (included !== undefined) return { patterns: textsOf(included), excepts: false };
  const excepted = namedField(statement, exception);
  return excepted === undefined ? undefined : { patterns: textsOf(excepted), excepts: true };
}

/** Whether a selection holds what `isOne` says of each of its patterns. */
export function selects({ patterns, excepts }: Selection, isOne: (pattern: string) => Decision): Decision {
  const answers = patterns.map((pattern) => (pattern === UNKNOWN ? UNKNOWN : isOne(pattern)));
  return excepts ? all(answers.map(not)) : any(answers);
}

/** Whether an action is selected. */
export function selectsAction(selection: Selection, action: string): Decision {
  return selects(selection, (pattern) => isAction(pattern, action));
}

/**
 * Whether a resource is selected. Its ARN may be a pattern, as far as it is known.
 *
 * @param overlap what it means that some of the ARNs that the pattern stands for are selected
 */
export function selectsResource(selection: Selection, arn: string, overlap: Decision = UNKNOWN): Decision {
  return selects(selection, (pattern) => {
    if (covers(pattern, arn)) return true;
    return meets(pattern, arn) ? overlap : false;
  });
}
