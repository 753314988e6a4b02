import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import { type WireReader, wireReader, withoutZeros } from "./ssh-wire";

/** The kinds of key that sign: their names in OpenSSH's files. */
export const KEY_TYPES = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "ssh-rsa",
] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** A key that signatures are checked with. */
export interface SshPublicKey {
  readonly type: KeyType;
  /** The key as SSH writes it; two keys are the same when these bytes are. */
  readonly blob: Buffer;
  /** The same for Node's cryptography. */
  readonly key: KeyObject;
}

/** Shorter RSA keys can be broken. */
const MINIMAL_RSA_BITS = 2048;

/** The curves by their name in SSH: the name elsewhere, and how long a coordinate is. */
export const CURVES = {
  nistp256: { name: "P-256", bytes: 32, digest: "sha256" },
  nistp384: { name: "P-384", bytes: 48, digest: "sha384" },
  nistp521: { name: "P-521", bytes: 66, digest: "sha512" },
} as const;

/** The curve of a type of key; undefined where it has none of these. */
export function curveOf(type: KeyType): keyof typeof CURVES | undefined {
  return type === "ssh-ed25519" || type === "ssh-rsa" ? undefined : curves[type];
}

const curves = {
  "ecdsa-sha2-nistp256": "nistp256",
  "ecdsa-sha2-nistp384": "nistp384",
  "ecdsa-sha2-nistp521": "nistp521",
} as const;

/**
 * Reads a public key in SSH's own form, the middle of a line of OpenSSH's files.
 *
 * @throws RangeError that says what it is instead
 */
export function readPublicKey(blob: Buffer): SshPublicKey {
  const reader = wireReader(blob);
  const name = reader.string().toString("latin1");
  const type = KEY_TYPES.find((known) => known === name);
  if (type === undefined) throw new RangeError(`it is a key of type ${JSON.stringify(name)}`);
  const jwk = readParts(type, reader);
  reader.end();
  try {
    return { type, blob, key: createPublicKey({ key: jwk, format: "jwk" }) };
  } catch (error) {
    throw new RangeError(`it is no ${type} key`, { cause: error });
  }
}

function readParts(type: KeyType, reader: WireReader): Record<string, string> {
  const curve = curveOf(type);
  if (curve !== undefined) return readPoint(curve, reader);
  if (type === "ssh-ed25519") return { kty: "OKP", crv: "Ed25519", x: base64url(reader.string(), 32) };
  const exponent = withoutZeros(reader.string());
  const modulus = withoutZeros(reader.string());
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < MINIMAL_RSA_BITS) throw new RangeError(`it is an RSA key of ${bits} bits`);
  return { kty: "RSA", e: exponent.toString("base64url"), n: modulus.toString("base64url") };
}

/** A point of a curve, uncompressed, as all of OpenSSH's are. */
function readPoint(curve: keyof typeof CURVES, reader: WireReader): Record<string, string> {
  const { name, bytes } = CURVES[curve];
  if (reader.string().toString("latin1") !== curve) throw new RangeError(`its curve is not ${curve}`);
  const point = reader.string();
  if (point.length !== 1 + 2 * bytes || point[0] !== 4) throw new RangeError("its point is not an uncompressed one");
  const [x, y] = [point.subarray(1, 1 + bytes), point.subarray(1 + bytes)];
  return { kty: "EC", crv: name, x: x.toString("base64url"), y: y.toString("base64url") };
}

function base64url(value: Buffer, length: number): string {
  if (value.length !== length) throw new RangeError(`its key is ${value.length} bytes long, not ${length}`);
  return value.toString("base64url");
}

/** How people name a key: `SHA256:` and the hash that `ssh-keygen -l` prints. */
export function fingerprint(blob: Buffer): string {
  return `SHA256:${createHash("sha256").update(blob).digest("base64").replaceAll("=", "")}`;
}
