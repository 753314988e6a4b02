import { refuses, told } from "./refusals";

describe("capabilities", () => {
  refuses([
    {
      title: "a cluster without nodes (D-028)",
      stack: "dev",
      wrong: { nodeInstanceType: undefined, nodeCount: undefined },
      told: [
        told(
          "nodeInstanceType",
          "nothing",
          "an EC2 instance type, such as t3.medium",
          "add causeway:nodeInstanceType: t3.medium",
        ),
        told("nodeCount", "nothing", "a whole number of nodes, 1 to 100", "add causeway:nodeCount: 3"),
      ],
      right: { eksVersion: undefined },
    },
    {
      title: "settings of a cluster that is not there",
      stack: "dev",
      wrong: {
        eksClusterName: undefined,
        eksVersion: undefined,
        eksEndpointPublicAccess: undefined,
        nodeInstanceType: undefined,
        nodeCount: 1,
        nodeCapacityType: undefined,
      },
      told: [
        told(
          "nodeCount",
          "nodeCount without eksClusterName",
          "nodeCount only beside eksClusterName, which switches the cluster on",
          "add causeway:eksClusterName to have a cluster, or delete the line to have none",
        ),
      ],
      right: {
        eksClusterName: undefined,
        eksVersion: undefined,
        eksEndpointPublicAccess: undefined,
        nodeInstanceType: undefined,
        nodeCount: undefined,
        nodeCapacityType: undefined,
      },
    },
    {
      title: "settings of a database that is not there",
      stack: "dev",
      wrong: {
        rdsInstanceClass: undefined,
        rdsEngineVersion: undefined,
        rdsAllocatedStorageGiB: undefined,
        rdsMultiAz: false,
        rdsBackupRetentionDays: undefined,
      },
      told: [
        told(
          "rdsMultiAz",
          "rdsMultiAz without rdsInstanceClass",
          "rdsMultiAz only beside rdsInstanceClass, which switches the database on",
          "add causeway:rdsInstanceClass to have a database, or delete the line to have none",
        ),
      ],
      right: {
        rdsInstanceClass: undefined,
        rdsEngineVersion: undefined,
        rdsAllocatedStorageGiB: undefined,
        rdsMultiAz: undefined,
        rdsBackupRetentionDays: undefined,
      },
    },
  ]);
});
