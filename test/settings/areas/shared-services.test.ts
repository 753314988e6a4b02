import { refuses, told } from "../refusals";

describe("the settings of the area shared-services", () => {
  refuses([
    {
      title: "a standard that Security Hub does not have (E-103)",
      stack: "shared",
      wrong: { securityHubStandards: ["pci-ds"] },
      told: [
        told(
          "securityHubStandards[0]",
          '"pci-ds"',
          "one of aws-foundational-security-best-practices, cis-aws-foundations-benchmark, pci-dss, nist-800-53",
          "did you mean pci-dss?",
        ),
      ],
      right: { securityHubStandards: ["pci-dss"] },
    },
    {
      title: "a key of another kind of stack",
      stack: "dev",
      wrong: { securityHubStandards: [] },
      told: [
        told(
          "securityHubStandards",
          "securityHubStandards in a stack of kind environment",
          "securityHubStandards only in stacks of kind shared-services",
          "delete the line",
        ),
      ],
      right: {},
    },
  ]);
});
