import type { z } from "zod";

/** What a change of a value does to what is already running, in words that start with the kind of effect. */
export type ChangeEffect = "in place" | `in place: ${string}` | `replaces ${string}` | `adds or removes ${string}`;

/** Whether a stack file has to state a setting, may leave it to the default, or may leave it out altogether. */
export type Presence = "required" | "defaulted" | "optional";

/** A value with everything inside it read-only: what a frozen object is to the compiler. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** The texts that explain one setting to the person who writes it. */
export interface SettingText<T> {
  /** What it means, in a sentence or two. */
  readonly doc: string;
  /** What the value counts or how it is written: `days`, `GiB`, `CIDR`, `name`. */
  readonly unit: string;
  /** A value that is allowed; remedies quote it. */
  readonly example: T;
  /** What changing it does to what is already running. */
  readonly change: ChangeEffect;
  /** The requirements it comes from, by their ids. */
  readonly sources: readonly string[];
}

/** One setting: its zod schema, which also says in words what is allowed, and its texts. */
export interface Setting<T, P extends Presence = Presence> extends SettingText<T> {
  /** Checks one value; every message in it says what is expected. */
  readonly schema: z.ZodType<T>;
  readonly presence: P;
  /** The value when a stack file says nothing; undefined unless `presence` is `defaulted`. */
  readonly default: T | undefined;
  /** What is true when an optional setting is left out. */
  readonly absent: string | undefined;
}

/** Settings by name, as one area of the catalogue lists them. */
export type SettingTable = Readonly<Record<string, Setting<unknown>>>;

/** The values of a table of settings, frozen: required and defaulted ones are always there. */
export type ValuesOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Setting<infer T, infer P>
    ? P extends "optional"
      ? Frozen<T> | undefined
      : Frozen<T>
    : never;
};

/** A setting that every stack file (or every one with its capability on) has to state. */
export function required<T>(schema: z.ZodType<T>, text: SettingText<NoInfer<T>>): Setting<T, "required"> {
  return { ...text, schema, presence: "required", default: undefined, absent: undefined };
}

/** A setting that takes `value` when a stack file does not state it. */
export function defaulted<T>(
  schema: z.ZodType<T>,
  value: NoInfer<T>,
  text: SettingText<NoInfer<T>>,
): Setting<T, "defaulted"> {
  return { ...text, schema, presence: "defaulted", default: value, absent: undefined };
}

/** A setting that may be left out; `absent` says what is true then. */
export function optional<T>(
  schema: z.ZodType<T>,
  absent: string,
  text: SettingText<NoInfer<T>>,
): Setting<T, "optional"> {
  return { ...text, schema, presence: "optional", default: undefined, absent };
}
