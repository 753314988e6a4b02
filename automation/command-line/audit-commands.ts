import type { Command } from "commander";
import type { AddCommand } from "./add-command";

/** The commands that prove the record. */
export function addAuditCommands(program: Command, add: AddCommand): void {
  const audit = program
    .command("audit")
    .description("prove what was promoted, by whom, and that nobody changed the record");
  add(
    audit,
    "verify",
    "whether the journal is as it was written, and who signed its approvals",
    "./causeway audit verify --checkpoint FILE",
    async () => (await import("../commands/audit-verify")).auditVerify,
  )
    .option(
      "--checkpoint <file>",
      "a checkpoint that was kept elsewhere: finds what was cut off or written anew as well",
    )
    .option("--signers <file>", "an allowed_signers file: approvals and checkpoint have to be signed by its keys");
  add(
    audit,
    "show",
    "the entries of the journal",
    "./causeway audit show --json",
    async () => (await import("../commands/audit-show")).auditShow,
  );
  add(
    audit,
    "checkpoint",
    "write down, signed, how far the journal has come; to be kept elsewhere",
    "./causeway audit checkpoint --out FILE",
    async () => (await import("../commands/audit-checkpoint")).auditCheckpoint,
  )
    .requiredOption("--out <file>", "the file to write; it may not be there yet")
    .option("--key <file>", "a private key to sign with (default: the home's own)");
}
