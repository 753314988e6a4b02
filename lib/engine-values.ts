// How the engine's protocol, its states and the SDKs write what JSON cannot say: one place for all who read or write it.

/** The property that marks an object as something that JSON cannot say. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** What such an object is, by the value of that property. */
export const KIND = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

/** What stands for a value that is not known yet, by the kind of value it will be. */
export const UNKNOWN_MARKS: ReadonlySet<string> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9", // text
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // list
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/**
 * Whether a text stands for a value that is not known yet. One that a mark is only a part of is a text like any other:
 * the engine hands it on as it is, and what is in it takes effect.
 */
export function isUnknownText(text: string): boolean {
  return UNKNOWN_MARKS.has(text);
}

/** Whether something in a value is not known yet. */
export function containsUnknown(value: unknown): boolean {
  if (typeof value === "string") return isUnknownText(value);
  return typeof value === "object" && value !== null && Object.values(value).some(containsUnknown);
}

/** Whether a value is a secret, with its text or encrypted. */
export function isSecret(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Reflect.get(value, SIGNATURE) === KIND.secret;
}
