import { createHash } from "node:crypto";
import type { Mint } from "../law";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What a made-up value follows from: equal parts, equal value. */
export type Origin = readonly (string | number)[];

/** 32 bytes that follow from the parts and from nothing else. */
export function digest(origin: Origin): Buffer {
  return createHash("sha256").update(JSON.stringify(origin)).digest();
}

/** A number from 0 up to and without 1 that follows from the parts. */
export function fraction(origin: Origin): number {
  return digest(origin).readUIntBE(0, 6) / 2 ** 48;
}

/** A mint whose values follow from the origin, from the purpose and from nothing else, whatever else runs beside. */
export function createMint(origin: Origin): Mint {
  function bytes(kind: string, purpose: string, length: number): Buffer {
    const blocks: Buffer[] = [];
    for (let block = 0; block * 32 < length; block++) blocks.push(digest([...origin, kind, purpose, block]));
    return Buffer.concat(blocks).subarray(0, length);
  }
  function pick(alphabet: string, length: number, kind: string, purpose: string): string {
    return [...bytes(kind, purpose, length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join("");
  }
  const hex = (length: number, purpose = ""): string =>
    bytes("hex", purpose, Math.ceil(length / 2))
      .toString("hex")
      .slice(0, length);
  return {
    hex,
    digits: (length, purpose = "") =>
      length === 0 ? "" : pick("123456789", 1, "first", purpose) + pick("0123456789", length - 1, "digits", purpose),
    letters: (length, purpose = "") => pick(LETTERS, length, "letters", purpose),
    uuid: (purpose = "") => {
      const text = hex(32, `uuid ${purpose}`);
      const variant = "89ab".charAt(Number.parseInt(text.charAt(16), 16) % 4);
      return [
        text.slice(0, 8),
        text.slice(8, 12),
        `4${text.slice(13, 16)}`,
        `${variant}${text.slice(17, 20)}`,
        text.slice(20, 32),
      ].join("-");
    },
    id: (prefix, purpose = "") => `${prefix}-${hex(17, `id ${prefix} ${purpose}`)}`,
    number: (below, purpose = "") => Math.floor(fraction([...origin, "number", purpose]) * below),
  };
}
