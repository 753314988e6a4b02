import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { openJournal } from "../../automation/promotion/journal/journal";

/** Events like those of a promotion, for tests of the journal. */
export const eventSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("stage-entered"), stage: z.string() }),
  z.object({ kind: z.literal("step-ended"), step: z.string(), result: z.enum(["passed", "failed"]) }),
  z.object({ kind: z.literal("noted"), text: z.string() }),
]);
export type TestEvent = z.infer<typeof eventSchema>;

/** A moment of the tests' clock. */
export const at = (second = 0): Date => new Date(Date.UTC(2026, 2, 1, 10, 0, second));

/** Writes a journal of `count` notes, the first told at second 1, and answers its file. */
export function writeNotes(folder: string, count: number): string {
  const journal = openJournal(folder, eventSchema, at());
  for (let number = 1; number <= count; number += 1) journal.append("noted", { text: `note ${number}` }, at(number));
  return path.join(folder, "journal.jsonl");
}

/** The lines of a journal's file, without their ends. */
export const linesOf = (file: string): string[] => fs.readFileSync(file, "utf8").split("\n").slice(0, -1);

/** Puts lines in the place of a journal's own. */
export const writeLines = (file: string, lines: readonly string[]): void =>
  fs.writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
