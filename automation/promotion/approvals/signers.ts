import { parseOptions, type SignerOptions } from "./signer-options";
import type { SignersProblem, Wrong } from "./signers-problem";
import { KEY_TYPES, readPublicKey, type SshPublicKey } from "./ssh-public-key";

/** A line of an allowed_signers file: whom a key stands for, for what and when. */
export interface Signer extends SignerOptions {
  /** Counted from 1. */
  readonly line: number;
  /** Whom the key stands for: e-mail addresses, as a rule. */
  readonly principals: readonly string[];
  readonly key: SshPublicKey;
}

/** An allowed_signers file. Who has problems has no signers: a file is good as a whole or not at all. */
export type SignersFile =
  | { readonly ok: true; readonly signers: readonly Signer[] }
  | { readonly ok: false; readonly problems: readonly SignersProblem[] };

const FORM =
  'PRINCIPALS [OPTIONS] KEY-TYPE KEY [COMMENT], as in ana@example.com namespaces="causeway.*" ssh-ed25519 AAAA…';

/**
 * Reads an allowed_signers file of OpenSSH (ssh-keygen(1), ALLOWED SIGNERS).
 *
 * Two things that OpenSSH takes are refused, because what they mean differs by machine or cannot be told: patterns for
 * principals, and times without a Z. Certificate authorities are refused as well.
 *
 * @param file its name, for problems
 */
export function parseSigners(text: string, file: string): SignersFile {
  const signers: Signer[] = [];
  const problems: SignersProblem[] = [];
  for (const [index, raw] of text.split("\n").entries()) {
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) continue;
    const read = readLine(content);
    if ("got" in read) problems.push({ file, line: index + 1, ...read });
    else signers.push({ line: index + 1, ...read });
  }
  return problems.length === 0 ? { ok: true, signers } : { ok: false, problems };
}

function readLine(content: string): Omit<Signer, "line"> | Wrong {
  const [first, afterPrincipals] = takeWord(content);
  if (afterPrincipals === "") {
    return { got: "a line of one word", expected: FORM, remedy: "complete the line, or put a # in front of it" };
  }
  const principals = first.replaceAll('"', "").split(",");
  const wrongPrincipal = principals.find((name) => name === "" || /[*?!\s]/.test(name));
  if (wrongPrincipal !== undefined) {
    return {
      got: `the principal ${JSON.stringify(wrongPrincipal)}`,
      expected: "names with commas between them, and no patterns: a key stands for people who are named",
      remedy: "name each person that the key belongs to",
    };
  }
  const [second, rest] = takeWord(afterPrincipals);
  const hasOptions = !isKeyType(second);
  const options = hasOptions ? parseOptions(second) : {};
  if ("got" in options) return options;
  const [type, afterType] = hasOptions ? takeWord(rest) : [second, rest];
  const key = readKey(type, takeWord(afterType)[0]);
  return "got" in key ? key : { principals, ...options, key };
}

/** Whether a word is in the place of a key's type, good or not. */
function isKeyType(word: string): boolean {
  return /^(ssh-|ecdsa-|sk-|rsa-)[A-Za-z0-9@.-]+$/.test(word);
}

function readKey(type: string, base64: string): SshPublicKey | Wrong {
  const known = KEY_TYPES.find((name) => name === type);
  if (known === undefined) {
    return {
      got: `the key type ${JSON.stringify(type)}`,
      expected: `one of ${KEY_TYPES.join(", ")}`,
      remedy: type.startsWith("sk-")
        ? "keys on security tokens are not supported yet; name a key that lies in a file"
        : "copy the whole line of the person's .pub file behind the principals",
    };
  }
  const remedy = "copy the whole line of the person's .pub file behind the principals";
  const blob = Buffer.from(base64, "base64");
  if (base64 === "" || blob.toString("base64") !== base64) {
    return { got: `a key that is not base64 (${JSON.stringify(base64.slice(0, 16))})`, expected: FORM, remedy };
  }
  try {
    const key = readPublicKey(blob);
    if (key.type === known) return key;
    return { got: `a key of type ${key.type}`, expected: `one of type ${known}, as the line says`, remedy };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { got: `a key that cannot be used: ${error.message}`, expected: `a whole key of type ${known}`, remedy };
  }
}

/** The first word and what follows it; blanks inside double quotes belong to the word. */
function takeWord(text: string): readonly [word: string, rest: string] {
  const word = /^(?:\\"|"(?:\\"|[^"])*"?|[^\s"])*/.exec(text)?.[0] ?? "";
  return [word, text.slice(word.length).trimStart()];
}
