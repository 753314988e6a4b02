import { z } from "zod";
import { Failure } from "../errors";
import { viewSchema } from "./answers";
import type { CallEnd } from "./causeway-call";

const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

/** How much of an answer that is neither a refusal nor a stage's no is told. */
const TOLD = 300;

/** The failure of a call that ended otherwise than the demo is made for, with what it said. */
export function unexpectedEnd(words: readonly string[], { code, signal, json }: CallEnd): Failure {
  const said = saidIn(json);
  return new Failure(
    "program",
    `causeway ${words.join(" ")} ended with ${signal ?? `exit ${code ?? "?"}`}${said === "" ? "" : `: ${said}`}`,
    "run that command by itself in the same home to see why, then the demo again",
  );
}

/** What an answer comes to: why it was refused, the step that said no, or its beginning. */
function saidIn(json: unknown): string {
  const refusal = refusalSchema.safeParse(json);
  if (refusal.success) return refusal.data.error.message;
  const view = viewSchema.safeParse(json);
  const stages = view.success ? view.data.stages : [];
  for (const { name, steps } of stages) {
    const step = steps.find(({ result }) => result === "failed" || result === "errored");
    if (step !== undefined) return `${name}, ${step.name}: ${step.message}`;
  }
  return json === undefined ? "" : JSON.stringify(json).slice(0, TOLD);
}
