import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { parsePrivateKey } from "sshpk";
import { Failure } from "../../errors";
import { readPrivateKey } from "./ssh-private-key";

/**
 * Makes an ed25519 key in OpenSSH's form where there is none: readable by its owner only, its public half in `FILE.pub`.
 * May be called by several processes at once: the first key stands.
 *
 * @param comment whose it is, for people who look at it
 * @returns the text of the private key that is there
 */
export function makeKeyFile(file: string, comment: string): string {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const pem = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    const key = parsePrivateKey(pem, "pem");
    key.comment = comment;
    linkInPlace(file, key.toString("openssh"));
  }
  const text = fs.readFileSync(file, "utf8");
  if (!fs.existsSync(`${file}.pub`)) linkInPlace(`${file}.pub`, `${publicLine(text)}\n`);
  return text;
}

/** The public half of a key: its type and itself, as a line of OpenSSH's files has them. */
export function publicLine(privateText: string): string {
  const { type, blob } = readPrivateKey(privateText, "file");
  return `${type} ${blob.toString("base64")}`;
}

/**
 * The text of a private key's file.
 *
 * @throws Failure (usage) when it cannot be read
 */
export function readKeyFile(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new Failure(
      "usage",
      `the key ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      "name the file of a private key with --key",
      { cause: error },
    );
  }
}

/** Writes the whole file aside and links it into place, which fails, and changes nothing, where one exists already. */
function linkInPlace(file: string, text: string): void {
  const aside = `${file}.${process.pid}`;
  fs.writeFileSync(aside, text, { mode: 0o600, flush: true });
  try {
    fs.linkSync(aside, file);
  } catch (error) {
    if (!fs.existsSync(file)) throw error;
  } finally {
    fs.unlinkSync(aside);
  }
}
