import fs from "node:fs";
import { z } from "zod";
import { Failure } from "../../errors";
import { type Approval, approvalSchema, statementSchema, statementText } from "./statement";

/**
 * Reads an approval that was carried in a file: a statement with its signature, or a bare statement with the signature
 * of `ssh-keygen -Y sign` in `FILE.sig` beside it. Says nothing of whether it counts.
 *
 * @throws Failure (usage) when there is no such file, or it is something else
 */
export function readApprovalFile(file: string): Approval {
  const text = readText(file);
  const value = parseJson(text, file);
  const whole = approvalSchema.safeParse(value);
  if (whole.success) return whole.data;
  const statement = statementSchema.safeParse(value);
  if (statement.success) {
    if (text !== statementText(statement.data) && text !== `${statementText(statement.data)}\n`)
      throw notCanonical(file);
    return { statement: statement.data, signature: readText(`${file}.sig`) };
  }
  const looksWhole = typeof value === "object" && value !== null && "statement" in value;
  throw notAnApproval(file, z.prettifyError(looksWhole ? whole.error : statement.error));
}

/** An approval as the text of its file. */
export function approvalText(approval: Approval): string {
  return `${JSON.stringify(approval, undefined, 2)}\n`;
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new Failure(
      "usage",
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      "name a file that ./causeway approve --out wrote, or a statement with the signature of ssh-keygen in FILE.sig",
      { cause: error },
    );
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notAnApproval(file, error instanceof Error ? error.message : String(error));
  }
}

function notAnApproval(file: string, what: string): Failure {
  return new Failure("usage", `${file} is not an approval: ${what}`, "write it with ./causeway approve --out FILE");
}

function notCanonical(file: string): Failure {
  return new Failure(
    "usage",
    `${file} is a statement that is not written in the one form that is signed (canonical JSON: keys sorted, no blanks)`,
    `write it with jq -cjS . and sign it again`,
  );
}
