import { isProperties, UNKNOWN, type Value } from "../facts/value";
import { all, any, type Decision } from "./decision";
import { namedField, type Statement, textsOf } from "./document";
import { actionsOf } from "./selection";

/** A condition that only one service has, or that says more there than elsewhere: not everybody fulfils it. */
interface Fence {
  readonly operator: RegExp;
  /** In lower case, as operators are. */
  readonly key: string;
  readonly value: RegExp;
  /** The actions that it is a fence for. @default all */
  readonly actions?: RegExp;
}

const HOLDS_TO = /^(foranyvalue:)?(string|arn)(equals|like)$/;

/** By type of policy. A file system is mounted from a network that reaches it; a service of Lattice is called from one. */
const FENCES: Readonly<Record<string, readonly Fence[]>> = {
  "aws:efs/fileSystemPolicy:FileSystemPolicy": [
    { operator: /^bool$/, key: "elasticfilesystem:accessedviamounttarget", value: /^true$/i },
    { operator: HOLDS_TO, key: "elasticfilesystem:accesspointarn", value: /^arn:[^*?]+$/ },
    {
      operator: /^bool$/,
      key: "aws:securetransport",
      value: /^true$/i,
      actions: /^elasticfilesystem:client[a-z]*\*?$/i,
    },
  ],
  "aws:vpclattice/authPolicy:AuthPolicy": [
    { operator: /^stringnotequals(ignorecase)?$/, key: "aws:principaltype", value: /^anonymous$/i },
    { operator: HOLDS_TO, key: "vpc-lattice-svcs:sourcevpc", value: /^vpc-[^*?]+$/ },
    { operator: HOLDS_TO, key: "vpc-lattice-svcs:sourcevpcowneraccount", value: /^\d{12}$/ },
  ],
};

/** Whether a statement of a type of policy is closed by what only its service knows. */
export function isFenced(type: string, statement: Statement): Decision {
  return any((FENCES[type] ?? []).map((fence) => stands(fence, statement)));
}

function stands({ operator, key, value, actions }: Fence, statement: Statement): Decision {
  const { patterns, excepts } = actionsOf(statement);
  const isFor = actions === undefined || (!excepts && patterns.every((one) => one !== UNKNOWN && actions.test(one)));
  return isFor && any(valuesOf(namedField(statement, "Condition"), operator, key).map((one) => isAll(one, value)));
}

/** The values that a condition holds a key to, by each operator that is meant. */
function valuesOf(condition: Value | undefined, operator: RegExp, key: string): readonly (Value | undefined)[] {
  if (!isProperties(condition)) return condition === UNKNOWN ? [UNKNOWN] : [];
  return Object.entries(condition).flatMap(([name, keys]) => {
    if (!operator.test(name.toLowerCase())) return [];
    if (!isProperties(keys)) return keys === UNKNOWN ? [UNKNOWN] : [];
    return Object.entries(keys).flatMap(([one, value]) => (one.toLowerCase() === key ? [value] : []));
  });
}

function isAll(value: Value | undefined, wanted: RegExp): Decision {
  const texts = textsOf(value);
  return texts.length > 0 && all(texts.map((text) => (text === UNKNOWN ? UNKNOWN : wanted.test(text))));
}
