import { isList, isProperties, type Properties, readJson, UNKNOWN, type Unknown } from "../facts/value";

/** Where the containers of an ECS task are written, as a JSON text. */
export const CONTAINERS = "containerDefinitions";

export const TASK = "aws:ecs/taskDefinition:TaskDefinition";

/** A container of a task, with its place. */
export interface ContainerDefinition {
  readonly path: string;
  readonly props: Properties;
}

/**
 * The containers of a task definition. UNKNOWN where they are not known yet, which they are as a whole: a text that one
 * value is missing from is no text.
 */
export function containersOf(props: Properties): readonly ContainerDefinition[] | Unknown {
  const value = props[CONTAINERS];
  const list = typeof value === "string" ? readJson(value) : value;
  const elements = list !== undefined && isList(list) ? list : [];
  if (list === UNKNOWN || elements.includes(UNKNOWN)) return UNKNOWN;
  return elements.flatMap((each, index) =>
    isProperties(each) ? [{ path: `${CONTAINERS}[${index}]`, props: each }] : [],
  );
}
