import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Sealer } from "./records";

/**
 * Seals with AES-256-GCM. The key lies beside the journal: this keeps secrets out of whatever reads or copies the
 * journal alone (searches, backups, reports), not from who owns the machine.
 */
export function createSealer(
  /** 32 bytes. */
  key: Buffer,
  /** So many random bytes. */
  random: (length: number) => Buffer,
): Sealer {
  return {
    seal(text) {
      const nonce = random(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open(text) {
      const bytes = Buffer.from(text, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}
