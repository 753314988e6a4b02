import { parseRange } from "../../../lib/cidr";
import type { Problem } from "../../errors";
import type { Properties } from "../../values";
import { refusal } from "../refusal";

/** An IPv4 range as EC2 takes it: host bits cleared, or its refusal of a text that is no range. */
export function ipv4Range(cidr: string, parameter: string): string {
  const range = parseRange(cidr);
  if (range === undefined || range.version !== 4)
    throw refusal(
      "InvalidParameterValue",
      `Value (${cidr}) for parameter ${parameter} is invalid. This is not a valid CIDR block.`,
    );
  return range.cidr;
}

/** Refuses a range larger than /16 or smaller than /28, with the code that EC2 has for this kind of network. */
export function checkNetworkSize(cidr: string, code: "InvalidVpc.Range" | "InvalidSubnet.Range"): void {
  const prefix = parseRange(cidr)?.prefix ?? 0;
  if (prefix < 16 || prefix > 28)
    throw refusal(code, `The CIDR '${cidr}' is invalid. Networks have a prefix from /16 to /28.`);
}

/** Problems with the notation of IPv4 ranges among the inputs: the provider refuses host bits before it asks AWS. */
export function rangeProblems(inputs: Properties, names: readonly string[]): Problem[] {
  return names.flatMap((name) => {
    const cidr = inputs[name];
    if (typeof cidr !== "string" || cidr === "") return [];
    const range = parseRange(cidr);
    if (range === undefined)
      return [
        {
          property: name,
          reason: `"${cidr}" is not a valid CIDR block; expected an address, a slash and a prefix, such as 10.20.0.0/16.`,
        },
      ];
    if (range.hasHostBits)
      return [
        {
          property: name,
          reason: `"${cidr}" is not a valid CIDR block: it has bits set behind the prefix; did you mean "${range.cidr}"?`,
        },
      ];
    return [];
  });
}
