/** The standards that Security Hub can hold accounts to, with the version that we subscribe to. */
const versions = {
  "aws-foundational-security-best-practices": "1.0.0",
  "cis-aws-foundations-benchmark": "3.0.0",
  "pci-dss": "4.0.1",
  "nist-800-53": "5.0.0",
} as const;

/** A standard, by the name that Security Hub knows it by. */
export type SecurityStandard = keyof typeof versions;

/** ARN of a standard in a region. */
export function standardArn(standard: SecurityStandard, region: string): string {
  return `arn:aws:securityhub:${region}::standards/${standard}/v/${versions[standard]}`;
}
