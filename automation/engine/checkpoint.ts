import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { Failure } from "../errors";

const resourceSchema = z.looseObject({
  urn: z.string(),
  type: z.string(),
  id: z.string().optional(),
  custom: z.boolean().optional(),
  delete: z.boolean().optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  parent: z.string().optional(),
  dependencies: z.array(z.string()).optional(),
});

const checkpointSchema = z.looseObject({
  checkpoint: z.looseObject({
    latest: z
      .looseObject({
        resources: z.array(resourceSchema).optional(),
        pending_operations: z.array(z.looseObject({ type: z.string(), resource: resourceSchema })).optional(),
      })
      .nullish(),
  }),
});

/** A resource as the state has it. */
export type StateResource = z.infer<typeof resourceSchema>;

/** What the state says of a stack. */
export interface Checkpoint {
  readonly resources: readonly StateResource[];
  /** Operations that began and of which no end was written: a crash lies between. */
  readonly pendingOperations: readonly { readonly type: string; readonly resource: StateResource }[];
}

/** The file in which the engine's file backend keeps a stack. */
export function checkpointFile(state: string, stack: string): string {
  return path.join(state, ".pulumi", "stacks", "causeway", `${stack}.json`);
}

/**
 * What the state says of a stack; undefined when it was never made. Reads only: the engine alone writes it.
 *
 * @throws Failure (state) when the file cannot be understood
 */
export function readCheckpoint(state: string, stack: string): Checkpoint | undefined {
  const file = checkpointFile(state, stack);
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const { latest } = checkpointSchema.parse(JSON.parse(text)).checkpoint;
    return { resources: latest?.resources ?? [], pendingOperations: latest?.pending_operations ?? [] };
  } catch (error) {
    throw new Failure("state", `the state of ${stack} in ${file} cannot be read`, `restore it from ${file}.bak`, {
      cause: error,
    });
  }
}
