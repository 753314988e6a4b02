import { refuses, told } from "../refusals";

describe("the settings of the area database", () => {
  refuses([
    {
      title: "an instance class without db.",
      stack: "dev",
      wrong: { rdsInstanceClass: "t3.micro" },
      told: [
        told(
          "rdsInstanceClass",
          '"t3.micro"',
          "an RDS instance class, such as db.t3.micro",
          "write for example rdsInstanceClass: db.t3.micro",
        ),
      ],
      right: { rdsInstanceClass: "db.t3.micro" },
    },
    {
      title: "a disk that is too small",
      stack: "dev",
      wrong: { rdsAllocatedStorageGiB: 19 },
      told: [
        told(
          "rdsAllocatedStorageGiB",
          "19 (a number)",
          "a whole number of GiB, 20 to 65536",
          "write for example rdsAllocatedStorageGiB: 20",
        ),
      ],
      right: { rdsAllocatedStorageGiB: 20 },
    },
    {
      title: "backups that are switched off (E-115)",
      stack: "dev",
      wrong: { rdsBackupRetentionDays: 0 },
      told: [
        told(
          "rdsBackupRetentionDays",
          "0 (a number)",
          "a whole number of days, 1 to 35",
          "write for example rdsBackupRetentionDays: 7",
        ),
      ],
      right: { rdsBackupRetentionDays: 1 },
    },
  ]);
});
