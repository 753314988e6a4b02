import { type Input, jsonStringify, type Output } from "@pulumi/pulumi";

/** The configuration of an add-on as text, keys sorted so that one meaning has one text. */
export function addonConfiguration(values: Input<object | undefined> | undefined): Output<string> | undefined {
  return values === undefined ? undefined : jsonStringify(values, sorted);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
