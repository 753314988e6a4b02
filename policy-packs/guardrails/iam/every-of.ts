import { covers } from "./pattern";

/** Stand-ins for the parts of an ARN that a pattern leaves open: any will do. */
const SOMEWHERE = { partition: "aws", region: "us-east-1", account: "123456789012" };

/** Services whose ARNs name no region, or neither that nor an account. */
const NO_REGION = new Set(["iam", "s3"]);
const NO_ACCOUNT = new Set(["s3"]);

/** What all that matters of a service is, where that is one kind of resource. */
const KINDS: Readonly<Record<string, string>> = {
  dynamodb: "table/*",
  ecr: "repository/*",
  kinesis: "stream/*",
  kms: "key/*",
  lambda: "function:*",
  secretsmanager: "secret:*",
};

/** Whether a pattern of ARNs stands for everything that a service keeps, at least in one account and region. */
export function standsForAllOf(pattern: string, service: string): boolean {
  return standsForEvery(pattern, service, KINDS[service] ?? "*");
}

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
    NO_REGION.has(service) ? "" : fixed(region, SOMEWHERE.region),
    NO_ACCOUNT.has(service) ? "" : fixed(account, SOMEWHERE.account),
    kind,
  ];
  return covers(pattern, parts.join(":"));
}

function fixed(part: string, otherwise: string): string {
  return part === "" || /[*?]/.test(part) ? otherwise : part;
}
