import { refuses, told } from "../refusals";

describe("settings/rules/zones", () => {
  refuses([
    {
      title: "one zone for a cluster and a database (D-015)",
      stack: "dev",
      wrong: { azCount: 1 },
      told: [
        told(
          "azCount",
          "1",
          "2 to 4, since AWS takes the cluster and the database in subnets of at least two zones only",
          "write azCount: 2",
        ),
      ],
      right: {
        eksClusterName: undefined,
        eksVersion: undefined,
        eksEndpointPublicAccess: undefined,
        nodeInstanceType: undefined,
        nodeCount: undefined,
        nodeCapacityType: undefined,
        rdsInstanceClass: undefined,
        rdsEngineVersion: undefined,
        rdsAllocatedStorageGiB: undefined,
        rdsMultiAz: undefined,
        rdsBackupRetentionDays: undefined,
        azCount: 1,
      },
    },
    {
      title: "one zone for a cluster",
      stack: "dev",
      wrong: {
        rdsInstanceClass: undefined,
        rdsEngineVersion: undefined,
        rdsAllocatedStorageGiB: undefined,
        rdsMultiAz: undefined,
        rdsBackupRetentionDays: undefined,
        azCount: 1,
      },
      told: [
        told(
          "azCount",
          "1",
          "2 to 4, since AWS takes the cluster in subnets of at least two zones only",
          "write azCount: 2",
        ),
      ],
      right: {
        rdsInstanceClass: undefined,
        rdsEngineVersion: undefined,
        rdsAllocatedStorageGiB: undefined,
        rdsMultiAz: undefined,
        rdsBackupRetentionDays: undefined,
        azCount: 2,
      },
    },
    {
      title: "one zone for a database",
      stack: "dev",
      wrong: {
        eksClusterName: undefined,
        eksVersion: undefined,
        eksEndpointPublicAccess: undefined,
        nodeInstanceType: undefined,
        nodeCount: undefined,
        nodeCapacityType: undefined,
        azCount: 1,
      },
      told: [
        told(
          "azCount",
          "1",
          "2 to 4, since AWS takes the database in subnets of at least two zones only",
          "write azCount: 2",
        ),
      ],
      right: {
        eksClusterName: undefined,
        eksVersion: undefined,
        eksEndpointPublicAccess: undefined,
        nodeInstanceType: undefined,
        nodeCount: undefined,
        nodeCapacityType: undefined,
        azCount: 2,
      },
    },
  ]);
});
