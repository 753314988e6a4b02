import type { Problem } from "../../errors";
import type { LawContext } from "../../law";
import { type Properties, textOf } from "../../values";

/** Problems with a name in IAM's alphabet. @param longest characters that IAM takes */
export function nameProblems(inputs: Properties, longest: number): Problem[] {
  const name = textOf(inputs, "name");
  if (name === undefined || new RegExp(`^[\\w+=,.@-]{1,${longest}}$`).test(name)) return [];
  return [
    {
      property: "name",
      reason: `"${name}" (${name.length} characters) is no IAM name; expected 1 to ${longest} letters, digits and _ + = , . @ -.`,
    },
  ];
}

/** The name that was given or made up, or one behind the prefix. */
export function givenName(inputs: Properties, context: LawContext): string {
  return textOf(inputs, "name") ?? `${textOf(inputs, "namePrefix") ?? "terraform-"}${context.mint.hex(26, "name")}`;
}

/** The path, with a slash on both ends. */
export function pathOf(inputs: Properties): string {
  return textOf(inputs, "path") ?? "/";
}
