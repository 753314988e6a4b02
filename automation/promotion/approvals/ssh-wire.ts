/** The bytes that SSH writes: strings and numbers with their length in front (RFC 4251, section 5). */

/** A length and the bytes. */
export function wireString(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([wireNumber(bytes.length), bytes]);
}

/** A number of 32 bits. */
export function wireNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A positive number of any length, as short as it can be; a zero in front where it would look negative. */
export function wireInteger(value: Buffer): Buffer {
  const digits = withoutZeros(value);
  return wireString((digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), digits]) : digits);
}

/** A number's bytes without the zeros in front. */
export function withoutZeros(value: Buffer): Buffer {
  const first = value.findIndex((byte) => byte !== 0);
  return first === -1 ? Buffer.alloc(0) : value.subarray(first);
}

/** A number's bytes, exactly `length` long; undefined where it does not fit. */
export function padded(value: Buffer, length: number): Buffer | undefined {
  const digits = withoutZeros(value);
  return digits.length > length ? undefined : Buffer.concat([Buffer.alloc(length - digits.length), digits]);
}

/** Takes values from the front of bytes, one after the other. */
export interface WireReader {
  /** The next string; @throws RangeError where the bytes end too soon */
  string(): Buffer;
  /** The next number of 32 bits; @throws RangeError where the bytes end too soon */
  number(): number;
  /** The next `length` bytes as they are; @throws RangeError where there are fewer */
  bytes(length: number): Buffer;
  /** @throws RangeError where bytes are left */
  end(): void;
}

/** Reads `source` from its beginning. */
export function wireReader(source: Buffer): WireReader {
  let place = 0;
  const bytes = (length: number): Buffer => {
    if (place + length > source.length) throw new RangeError(`it ends after ${source.length} bytes, in the middle`);
    place += length;
    return source.subarray(place - length, place);
  };
  const number = () => bytes(4).readUInt32BE();
  return {
    bytes,
    number,
    string: () => bytes(number()),
    end() {
      if (place !== source.length) throw new RangeError(`${source.length - place} bytes follow its end`);
    },
  };
}
