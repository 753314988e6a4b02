import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const entrySchema = z.object({ message: z.string().optional() });

/** The marks of everything that was ever done to a stack, oldest first: what its `--message` said. */
export function historyMarks(state: string, stack: string): readonly string[] {
  const folder = path.join(state, ".pulumi", "history", "causeway", stack);
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(".history.json"))
    .toSorted()
    .map((name) => entrySchema.parse(JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"))).message ?? "");
}
