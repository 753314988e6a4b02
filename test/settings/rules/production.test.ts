import { refuses, told } from "../refusals";

describe("settings/rules/production", () => {
  refuses([
    {
      title: "one zone (D-015)",
      stack: "prod",
      wrong: { azCount: 1 },
      told: [
        told("azCount", "1", "2 to 4 in production, which outlives the loss of a zone (D-015)", "write azCount: 3"),
      ],
      right: { azCount: 2 },
    },
    {
      title: "a single NAT gateway (E-006)",
      stack: "prod",
      wrong: { natStrategy: "single" },
      told: [
        told(
          "natStrategy",
          "single",
          "perAz in production, where each zone has its own way out (E-006)",
          "write natStrategy: perAz",
        ),
      ],
      right: { natStrategy: "perAz" },
    },
    {
      title: "a single NAT gateway by default (E-006)",
      stack: "prod-pci",
      wrong: { natStrategy: undefined },
      told: [
        told(
          "natStrategy",
          "single",
          "perAz in production, where each zone has its own way out (E-006)",
          "write natStrategy: perAz",
        ),
      ],
      right: {},
    },
    {
      title: "spot nodes (E-145)",
      stack: "prod",
      wrong: { nodeCapacityType: "SPOT" },
      told: [
        told(
          "nodeCapacityType",
          "SPOT",
          "ON_DEMAND in production, since spot nodes may be taken away (E-145)",
          "write nodeCapacityType: ON_DEMAND",
        ),
      ],
      right: { nodeCapacityType: undefined },
    },
    {
      title: "a public endpoint (D-028, XI-12)",
      stack: "prod",
      wrong: { eksEndpointPublicAccess: true, eksPublicAccessCidrs: ["203.0.113.0/24"] },
      told: [
        told(
          "eksEndpointPublicAccess",
          "true",
          "false in production, where the cluster is reached from inside only (D-028)",
          "write eksEndpointPublicAccess: false",
        ),
      ],
      right: { eksPublicAccessCidrs: ["203.0.113.0/24"] },
    },
    {
      title: "a database without standby (D-015)",
      stack: "prod",
      wrong: { rdsMultiAz: false },
      told: [
        told(
          "rdsMultiAz",
          "false",
          "true in production, where a standby takes over when a zone is lost (D-015)",
          "write rdsMultiAz: true",
        ),
      ],
      right: { rdsMultiAz: true },
    },
    {
      title: "six days of backups (E-115)",
      stack: "prod",
      wrong: { rdsBackupRetentionDays: 6 },
      told: [told("rdsBackupRetentionDays", "6", "7 to 35 in production (E-115)", "write rdsBackupRetentionDays: 7")],
      right: { rdsBackupRetentionDays: 7 },
    },
    {
      title: "364 days of audit logs (E-122)",
      stack: "prod-pci",
      wrong: { auditRetentionDays: 364 },
      told: [told("auditRetentionDays", "364", "365 to 3653 in production (E-122)", "write auditRetentionDays: 365")],
      right: { auditRetentionDays: 365 },
    },
  ]);
});
