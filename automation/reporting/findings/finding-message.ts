import type { Finding } from "../../guardrails/findings";
import { nameOf } from "../operation-text";

/** A finding in one sentence and its remedy in another, for readers that show nothing else. */
export function messageOf({ resource, path, message, remedy }: Finding): string {
  return `${nameOf(resource)}${path === "" ? "" : ` ${path}`}: ${message}. To mend it: ${remedy}.`;
}
