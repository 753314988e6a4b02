import { createPrivateKey, type KeyObject } from "node:crypto";
import { KeyEncryptedError, type PrivateKey, parsePrivateKey } from "sshpk";
import { Failure } from "../../errors";
import { KEY_TYPES, type KeyType, readPublicKey } from "./ssh-public-key";

/** A key that signs. */
export interface SshPrivateKey {
  readonly type: KeyType;
  /** Its public half, as SSH writes it. */
  readonly blob: Buffer;
  readonly key: KeyObject;
}

/**
 * Reads a private key's file: OpenSSH's form or PEM.
 *
 * @param namespace what it is to sign, for the remedy where it cannot be used here
 * @throws Failure (usage) when it is encrypted, of a kind that does not sign here, or no private key
 */
export function readPrivateKey(text: string, namespace: string): SshPrivateKey {
  const parsed = parse(text, namespace);
  try {
    const blob = parsed.toPublic().toBuffer("rfc4253");
    const { type } = readPublicKey(blob);
    return { type, blob, key: createPrivateKey(nodeForm(parsed)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw notUsable(error.message, namespace);
  }
}

function parse(text: string, namespace: string): PrivateKey {
  try {
    return parsePrivateKey(text, "auto");
  } catch (error) {
    if (error instanceof KeyEncryptedError) {
      throw new Failure(
        "usage",
        "the key is encrypted, and only ssh-keygen or an agent can ask for its passphrase",
        `sign with ssh-keygen -Y sign -n ${namespace} -f KEY FILE and hand FILE in`,
        { cause: error },
      );
    }
    // Its message may quote the file; a private key's text goes nowhere.
    throw notUsable("it is not a private key in OpenSSH's form or PEM", namespace);
  }
}

/** The key in a form that Node reads. */
function nodeForm(key: PrivateKey): Parameters<typeof createPrivateKey>[0] {
  if (key.type !== "ed25519") return key.toString("pkcs8");
  const base64url = (name: "A" | "k"): string => {
    const data = key.parts.find((part) => part.name === name)?.data;
    if (data === undefined) throw new RangeError("it has no public half");
    return data.toString("base64url");
  };
  return { key: { kty: "OKP", crv: "Ed25519", x: base64url("A"), d: base64url("k") }, format: "jwk" };
}

function notUsable(what: string, namespace: string): Failure {
  return new Failure(
    "usage",
    `the key cannot sign: ${what}, expected one of ${KEY_TYPES.join(", ")} (2048 bits or more)`,
    `take another key, or sign with ssh-keygen -Y sign -n ${namespace} -f KEY FILE and hand FILE in`,
  );
}
