import { valueAt } from "../facts/must-be";
import { isProperties, listOf, type Properties, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { undetermined, type Verdict, violation } from "../pack/rule";
import { type Container, containersOf, type PodTemplate } from "./pod-templates";

/** What a profile looks into: the pod as a whole, or one of its containers. */
export interface Subject {
  /** The pod, or the container by its name, as messages call it. */
  readonly who: string;
  /** Path of its properties, without a dot at the end. */
  readonly path: string;
  readonly props: Properties;
  readonly container: Container | undefined;
}

/** The pod of a template, then its containers. */
export function subjectsOf(template: PodTemplate): readonly Subject[] {
  const pod: Subject = { who: "the pod", path: `${template.path}spec`, props: template.spec, container: undefined };
  return [pod, ...containersOf(template).map((container) => subjectOf(container))];
}

function subjectOf(container: Container): Subject {
  return { who: `container ${container.name}`, path: container.path, props: container.props, container };
}

/**
 * What is wrong with a property of a subject, where it is set.
 *
 * @param wrong what to say against a value; undefined where it is as it should be
 */
export function ask(subject: Subject, path: string, wrong: (value: Value) => string | undefined): readonly Verdict[] {
  const value = valueAt(subject.props, path);
  if (value === UNKNOWN) return [notKnown(subject, path)];
  if (value === undefined || value === null) return [];
  const message = wrong(value);
  return message === undefined ? [] : [violation(`${subject.path}.${path}`, `${subject.who} ${message}`)];
}

/** Asks about every element of a list, and tells of those that are not known. */
export function elements(
  subject: Subject,
  path: string,
  about: (element: Properties, path: string) => readonly Verdict[],
): readonly Verdict[] {
  const list = listOf(valueAt(subject.props, path));
  if (list === UNKNOWN) return [notKnown(subject, path)];
  return list.flatMap((element, index) => {
    const at = `${subject.path}.${path}[${index}]`;
    if (element === UNKNOWN) return [undetermined(at, `what ${subject.who} may do is not known`)];
    return isProperties(element) ? about(element, at) : [];
  });
}

/** That something is not known, at the outermost part of which nothing is, so that it is told once. */
export function notKnown(subject: Subject, path: string): Verdict {
  const steps = path.split(".");
  const length = steps.findIndex((_, index) => valueAt(subject.props, steps.slice(0, index + 1).join(".")) === UNKNOWN);
  const outermost = steps.slice(0, length + 1).join(".");
  return undetermined(`${subject.path}.${outermost}`, `what ${subject.who} may do is not known`);
}

/** A text that is not one of some. Empty counts as not set. */
export function notOneOf(allowed: ReadonlySet<string>, say: (text: string) => string) {
  return (value: Value): string | undefined => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return text === "" || allowed.has(text) ? undefined : say(text);
  };
}

/** Whether a pod is one for Windows, where some controls of Linux mean nothing. */
export function isWindows({ spec }: PodTemplate): boolean | Unknown {
  const name = textOf(valueAt(spec, "os.name"));
  return name === UNKNOWN ? UNKNOWN : name === "windows";
}

/** Verdicts without those that say the same of the same place. */
export function once(verdicts: readonly Verdict[]): readonly Verdict[] {
  return [...new Map(verdicts.map((verdict) => [`${verdict.path}\n${verdict.message}`, verdict])).values()];
}

/** Annotations of a template; none where there are none. */
export function annotationsOf({ metadata }: PodTemplate): Properties | Unknown {
  const value = isProperties(metadata) ? metadata["annotations"] : metadata;
  return value === UNKNOWN ? UNKNOWN : isProperties(value) ? value : {};
}
