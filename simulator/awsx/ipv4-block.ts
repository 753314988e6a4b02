/** A block of IPv4 addresses; `base` is the first of them as a number. */
export interface Ipv4Block {
  readonly base: number;
  /** Length of the prefix, 0 to 32. */
  readonly mask: number;
}

const PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** How many addresses a prefix of this length holds. */
export function sizeOf(mask: number): number {
  return 2 ** (32 - mask);
}

/** The block of this length that the address lies in. */
export function blockAround(address: number, mask: number): Ipv4Block {
  return { base: address - (address % sizeOf(mask)), mask };
}

/** Reads `10.0.0.0/16`; bits behind the prefix are dropped, as the real package's library does. */
export function parseBlock(text: string): Ipv4Block {
  const parts = PATTERN.exec(text)?.slice(1).map(Number);
  const [a = 256, b = 256, c = 256, d = 256, mask = 33] = parts ?? [];
  if (Math.max(a, b, c, d) > 255 || mask > 32) {
    throw new Error(`"${text}" is not an IPv4 CIDR block; expected a form such as 10.0.0.0/16`);
  }
  return blockAround(((a * 256 + b) * 256 + c) * 256 + d, mask);
}

/** `10.0.0.0` for the number. */
export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** `10.0.0.0/16` for the block. */
export function formatBlock(block: Ipv4Block): string {
  return `${formatAddress(block.base)}/${block.mask}`;
}

/** The last address of the block. */
export function lastOf(block: Ipv4Block): number {
  return block.base + sizeOf(block.mask) - 1;
}

/** The first block of this length that starts behind the end of `previous`. */
export function nextBlock(previous: Ipv4Block, mask: number): Ipv4Block {
  const around = blockAround(lastOf(previous), mask);
  return { base: around.base + sizeOf(mask), mask };
}

/** Whether the two share an address. */
export function overlap(one: Ipv4Block, other: Ipv4Block): boolean {
  return one.base <= lastOf(other) && other.base <= lastOf(one);
}
