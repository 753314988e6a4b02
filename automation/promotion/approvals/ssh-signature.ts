import { createHash, type KeyObject, sign, verify } from "node:crypto";
import { readPrivateKey } from "./ssh-private-key";
import { CURVES, curveOf, type KeyType, readPublicKey, type SshPublicKey } from "./ssh-public-key";
import { padded, wireInteger, wireNumber, wireReader, wireString } from "./ssh-wire";

/** OpenSSH's signatures of files (PROTOCOL.sshsig), the same that `ssh-keygen -Y sign` makes and `-Y verify` checks. */

const MAGIC = Buffer.from("SSHSIG");
const VERSION = 1;
const BEGIN = "-----BEGIN SSH SIGNATURE-----";
const END = "-----END SSH SIGNATURE-----";
const LINE_LENGTH = 70;

/** What a signature turned out to be. */
export type SignatureCheck =
  | { readonly ok: true; readonly key: SshPublicKey }
  | { readonly ok: false; readonly why: "malformed" | "other namespace" | "does not verify"; readonly message: string };

/**
 * Signs a message.
 *
 * @param keyText the text of a private key's file, OpenSSH's or PEM
 * @param namespace what the signature is good for; it is good for nothing else
 * @returns the signature as text, as `ssh-keygen -Y sign` writes it
 * @throws Failure (usage) when the key cannot be used
 */
export function signMessage(keyText: string, message: string | Buffer, namespace: string): string {
  const { type, blob, key } = readPrivateKey(keyText, namespace);
  const signature = signatureBytes(type, key, signedBytes(message, namespace, "sha512"));
  const body = Buffer.concat([
    MAGIC,
    wireNumber(VERSION),
    wireString(blob),
    wireString(namespace),
    wireString(""),
    wireString("sha512"),
    wireString(Buffer.concat([wireString(signatureAlgorithm(type)), wireString(signature)])),
  ]);
  const lines = body.toString("base64").match(new RegExp(`.{1,${LINE_LENGTH}}`, "g")) ?? [];
  return [BEGIN, ...lines, END, ""].join("\n");
}

/** Whether a signature is one of this message for this namespace, and by which key. Never throws. */
export function checkSignature(armored: string, message: string | Buffer, namespace: string): SignatureCheck {
  try {
    const signature = readSignature(armored);
    if (signature.namespace !== namespace) {
      const got = JSON.stringify(signature.namespace);
      return { ok: false, why: "other namespace", message: `it is good for ${got}, expected ${namespace}` };
    }
    const signed = signedBytes(message, namespace, signature.hashName);
    if (verifies(signature, signed)) return { ok: true, key: signature.key };
    return { ok: false, why: "does not verify", message: "it is not a signature of this text by its key" };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, why: "malformed", message: `it is not an SSH signature: ${error.message}` };
  }
}

interface Signature {
  readonly key: SshPublicKey;
  readonly namespace: string;
  readonly hashName: "sha256" | "sha512";
  readonly algorithm: string;
  readonly bytes: Buffer;
}

function readSignature(armored: string): Signature {
  const [, base64] = /^\s*-----BEGIN SSH SIGNATURE-----\s([A-Za-z0-9+/=\s]+)-----END SSH SIGNATURE-----\s*$/.exec(
    armored,
  ) ?? [undefined, undefined];
  if (base64 === undefined) throw new RangeError(`there is no text between ${BEGIN} and ${END}`);
  const reader = wireReader(Buffer.from(base64, "base64"));
  if (!reader.bytes(MAGIC.length).equals(MAGIC)) throw new RangeError("it does not begin with SSHSIG");
  const version = reader.number();
  if (version !== VERSION) throw new RangeError(`it is of version ${version}, expected ${VERSION}`);
  const key = readPublicKey(reader.string());
  const namespace = reader.string().toString("utf8");
  reader.string();
  const hashName = reader.string().toString("latin1");
  if (hashName !== "sha256" && hashName !== "sha512") throw new RangeError(`its hash is ${JSON.stringify(hashName)}`);
  const inner = wireReader(reader.string());
  reader.end();
  const algorithm = inner.string().toString("latin1");
  const bytes = inner.string();
  inner.end();
  return { key, namespace, hashName, algorithm, bytes };
}

/** What is signed: not the message but its hash, with the namespace around it. */
function signedBytes(message: string | Buffer, namespace: string, hashName: "sha256" | "sha512"): Buffer {
  return Buffer.concat([
    MAGIC,
    wireString(namespace),
    wireString(""),
    wireString(hashName),
    wireString(createHash(hashName).update(message).digest()),
  ]);
}

function signatureAlgorithm(type: KeyType): string {
  return type === "ssh-rsa" ? "rsa-sha2-512" : type;
}

function signatureBytes(type: KeyType, key: KeyObject, signed: Buffer): Buffer {
  const curve = curveOf(type);
  if (curve === undefined) return sign(type === "ssh-rsa" ? "sha512" : null, signed, key);
  const { bytes, digest } = CURVES[curve];
  const both = sign(digest, signed, { key, dsaEncoding: "ieee-p1363" });
  return Buffer.concat([wireInteger(both.subarray(0, bytes)), wireInteger(both.subarray(bytes))]);
}

function verifies({ key: { type, key }, algorithm, bytes: signature }: Signature, signed: Buffer): boolean {
  if (type === "ssh-rsa") {
    const digest = { "rsa-sha2-256": "sha256", "rsa-sha2-512": "sha512" }[algorithm];
    return digest !== undefined && verify(digest, signed, key, signature);
  }
  if (algorithm !== type) return false;
  const curve = curveOf(type);
  if (curve === undefined) return verify(null, signed, key, signature);
  const { bytes, digest } = CURVES[curve];
  const reader = wireReader(signature);
  const [r, s] = [padded(reader.string(), bytes), padded(reader.string(), bytes)];
  reader.end();
  if (r === undefined || s === undefined) return false;
  return verify(digest, signed, { key, dsaEncoding: "ieee-p1363" }, Buffer.concat([r, s]));
}
