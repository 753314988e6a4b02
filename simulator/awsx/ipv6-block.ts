import { isIPv6 } from "node:net";

/** The /64 with this number (0 to 255) of a network's /56. */
export function subnetIpv6Block(network: string, index: number): string {
  const [address = "", mask = ""] = network.split("/");
  if (!isIPv6(address)) throw new TypeError(`"${network}" is not an IPv6 CIDR block; expected a /56`);
  if (mask !== "56") throw new RangeError(`The VPC's IPv6 block is ${network}; expected a /56`);
  if (!Number.isInteger(index) || index < 0 || index > 255) {
    throw new RangeError(`A /56 has /64 blocks 0 to 255; got ${index}`);
  }
  const hextets = address.split(":");
  const fourth = Number.parseInt(hextets[3] ?? "", 16);
  if (Number.isNaN(fourth)) {
    throw new TypeError(`The VPC's IPv6 block is ${network}; expected its first four groups to be written out`);
  }
  return `${hextets.slice(0, 3).join(":")}:${((fourth & 0xff00) | index).toString(16)}::/64`;
}
