import { gunzipSync } from "node:zlib";

/** The most that is read of a text, decoded or not: user data ends at 16 KiB, a ConfigMap at 1 MiB. */
const MOST_BYTES = 1 << 20;

/** As deep as texts are looked for in texts: a file in cloud-init in base64 is the second. */
const MOST_LAYERS = 3;

/** Long enough to be a text in base64, not an id. */
const ENCODED = /[A-Za-z0-9+/]{24,}={0,2}/g;

/** A text and every text that it holds in base64, compressed or not, in turn. */
export function layersOf(text: string): readonly string[] {
  const layers = [text.slice(0, MOST_BYTES)];
  let outer: readonly string[] = layers;
  for (let depth = 1; depth < MOST_LAYERS; depth++) {
    outer = outer.flatMap((layer) => innerTexts(layer));
    layers.push(...outer);
  }
  return layers;
}

/** What a text holds in base64. Encoders break lines, so a text that is nothing else is read as one. */
function innerTexts(text: string): readonly string[] {
  const joined = text.replaceAll(/\s+/g, "");
  const whole = /^[A-Za-z0-9+/]+={0,2}$/.test(joined) ? [joined] : (text.match(ENCODED) ?? []);
  return whole.flatMap((encoded) => decoded(encoded) ?? []);
}

/** The text behind base64; undefined where the bytes are none. */
function decoded(encoded: string): string | undefined {
  const bytes = uncompressed(Buffer.from(encoded, "base64"));
  if (bytes === undefined || bytes.length < 8) return undefined;
  const text = bytes.toString("utf8");
  return /^[\t\n\r\u0020-\u007e\u00a0-\ufffc]*$/.test(text) ? text : undefined;
}

function uncompressed(bytes: Buffer): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined;
  }
}
