import { covers } from "./pattern";

/** Stand-ins for the parts of an ARN that a pattern leaves open: any will do. */
const SOMEWHERE = { partition: "aws", region: "us-east-1", account: "123456789012" };

/**
 * Whether a pattern of ARNs stands for every resource of a kind, at least of one account and region.
 *
 * @param kind service and resource: `iam` and `role/*`
 */
export function standsForEvery(pattern: string, service: string, kind: string): boolean {
  const [, partition = "", , region = "", account = ""] = pattern.split(":");
  const parts = [
    "arn",
    fixed(partition, SOMEWHERE.partition),
    service,
    service === "iam" ? "" : fixed(region, SOMEWHERE.region),
    fixed(account, SOMEWHERE.account),
    kind,
  ];
  return covers(pattern, parts.join(":"));
}

function fixed(part: string, otherwise: string): string {
  return part === "" || /[*?]/.test(part) ? otherwise : part;
}
