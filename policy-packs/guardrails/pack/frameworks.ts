import type { FrameworkControls } from "../../../lib/guardrail-pack";

/** The frameworks whose controls were verified, by the short name that rules use. */
const NAMES = {
  cis5: "CIS AWS Foundations 5.0",
  cis3: "CIS AWS Foundations 3.0",
  fsbp: "AWS Foundational Security Best Practices",
  // Controls of Security Hub that are in no list of the standard above.
  securityHub: "AWS Security Hub",
  pci4: "PCI DSS 4.0",
  soc2: "SOC 2",
  hipaa: "HIPAA",
  gdpr: "GDPR",
  iso27001: "ISO 27001:2022",
  checkov: "Checkov",
  trivy: "Trivy",
  eksCis: "CIS EKS 1.4",
} as const;

/** The controls of a rule, framework by framework: `controls({ cis5: ["5.3"] })`. */
export function controls(of: Partial<Record<keyof typeof NAMES, readonly string[]>>): readonly FrameworkControls[] {
  return Object.entries(NAMES).flatMap(([short, name]) => {
    const ids = Object.entries(of).find(([key]) => key === short)?.[1];
    return ids === undefined ? [] : [{ name, controls: ids }];
  });
}
