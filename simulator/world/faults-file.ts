import { z } from "zod";
import { pathText } from "../values";
import type { Fault } from "./faults";

const fault = z.strictObject({
  kind: z.enum(["throttle", "error", "timeout", "lost", "crash"]),
  type: z.string().optional(),
  operation: z.enum(["check", "diff", "create", "read", "update", "delete", "invoke"]).optional(),
  urn: z.string().optional(),
  skip: z.int().min(0).optional(),
  count: z.int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
  when: z.enum(["before", "after"]).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  as: z
    .enum(["invalid", "exists", "precondition", "exhausted", "missing", "denied", "unavailable", "timeout"])
    .optional(),
});

const file = z.strictObject({ faults: z.array(fault) });

/** Characters of a value that a problem still shows. */
const LONGEST_SHOWN = 80;

/** What is wrong with a faults file: a mistake of whoever wrote it, not of the cloud. */
export class WrongFaults extends Error {}

/**
 * The faults that a file's text asks for: `{"faults": [{"kind": "crash", "operation": "create", "count": 1}]}`.
 * @throws WrongFaults with every problem of the text, each with its path and what stands there.
 */
export function parseFaults(text: string): readonly Fault[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new WrongFaults(`the faults file is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const parsed = file.safeParse(json);
  if (parsed.success) return parsed.data.faults;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const steps = path.map((step) => (typeof step === "number" ? step : String(step)));
    const got: unknown = steps.reduce<unknown>((value, step) => Object(value)[step], json);
    const shown = JSON.stringify(got) ?? "missing";
    return `${pathText(steps) || "the file"}${shown.length > LONGEST_SHOWN ? "" : ` is ${shown}`}: ${message}`;
  });
  throw new WrongFaults(`the faults file has ${problems.length} problem(s):\n${problems.join("\n")}`);
}
