import { execFileSync, spawnSync } from "node:child_process";
import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { readPrivateKey } from "../../automation/promotion/approvals/ssh-private-key";

/** Whether the real ssh-keygen is there to be held against. */
export const hasSshKeygen = spawnSync("ssh-keygen", ["-?"]).error === undefined;

/** A key pair as tests use it. */
export interface TestKey {
  readonly privateText: string;
  /** Type and key, as a .pub file has them, without a comment. */
  readonly publicText: string;
}

/** A new ed25519 key, or the one whose private half is 32 times `byte`. */
export function testKey(byte?: number): TestKey {
  const key = byte === undefined ? generateKeyPairSync("ed25519").privateKey : seededKey(Buffer.alloc(32, byte));
  return testKeyOf(key.export({ type: "pkcs8", format: "pem" }).toString());
}

/** A key pair of a private key's text. */
export function testKeyOf(privateText: string): TestKey {
  const { type, blob } = readPrivateKey(privateText, "test");
  return { privateText, publicText: `${type} ${blob.toString("base64")}` };
}

/** The ed25519 key whose private half is these 32 bytes. */
export function seededKey(seed: Buffer): ReturnType<typeof createPrivateKey> {
  const head = Buffer.from("302e020100300506032b657004220420", "hex");
  return createPrivateKey({ key: Buffer.concat([head, seed]), format: "der", type: "pkcs8" });
}

/** Makes a key with the real ssh-keygen. Answers the path of its private half. */
export function sshKeygenKey(folder: string, words: readonly string[], passphrase = ""): string {
  const file = path.join(folder, `key-${words.join("")}`);
  execFileSync("ssh-keygen", ["-q", ...words, "-N", passphrase, "-C", "test", "-f", file]);
  return file;
}

/** Asks the real ssh-keygen whether a signature is one of a message; answers what it says. */
export function sshKeygenVerify(
  folder: string,
  options: {
    readonly allowed: string;
    readonly principal: string;
    readonly namespace: string;
    readonly signature: string;
    readonly message: string;
    readonly time?: string;
  },
): { readonly good: boolean; readonly said: string } {
  const [allowed, signature] = [path.join(folder, "allowed_signers"), path.join(folder, "message.sig")];
  fs.writeFileSync(allowed, options.allowed);
  fs.writeFileSync(signature, options.signature);
  const time = options.time === undefined ? [] : ["-O", `verify-time=${options.time}`];
  const words = ["-Y", "verify", "-f", allowed, "-I", options.principal, "-n", options.namespace, "-s", signature];
  const { status, stdout, stderr } = spawnSync("ssh-keygen", [...words, ...time], {
    input: options.message,
    encoding: "utf8",
    env: { ...process.env, TZ: "UTC" },
  });
  return { good: status === 0, said: `${stdout}${stderr}` };
}
