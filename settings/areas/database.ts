import { defaulted, required } from "../setting";
import { countOf, flag, text } from "../values";

/** The PostgreSQL database. An environment has one as soon as it states rdsInstanceClass. */
export const databaseSettings = {
  rdsInstanceClass: required(
    text(
      /^db\.[a-z][a-z0-9-]*\.(?:micro|small|medium|large|\d{0,2}xlarge)$/,
      "an RDS instance class, such as db.t3.micro",
    ),
    {
      doc: "The instance class of the environment's PostgreSQL database. Stating it switches the database on.",
      unit: "instance class",
      example: "db.t3.micro",
      change: "adds or removes the database; another class is taken up in place, with a short interruption",
      sources: ["D-003", "E-140"],
    },
  ),
  rdsEngineVersion: defaulted(text(/^1\d\.\d{1,2}$/, "a PostgreSQL version in quotes, such as 17.6"), "17.6", {
    doc: "The PostgreSQL version of the database.",
    unit: "version",
    example: "17.6",
    change: "in place: with an interruption and never back",
    sources: ["E-012", "E-140"],
  }),
  rdsAllocatedStorageGiB: defaulted(countOf("GiB", 20, 65536), 20, {
    doc: "The size of the database's disk.",
    unit: "GiB",
    example: 20,
    change: "in place: it can only grow",
    sources: ["E-140"],
  }),
  rdsMultiAz: defaulted(flag(), false, {
    doc: "Whether a standby in another zone takes over when the database's zone is lost. Required in production.",
    unit: "true or false",
    example: true,
    change: "in place",
    sources: ["D-015", "E-118", "E-140"],
  }),
  rdsBackupRetentionDays: defaulted(countOf("days", 1, 35), 7, {
    doc: "How long the database's automated backups are kept; any moment of that time can be restored.",
    unit: "days",
    example: 7,
    change: "in place: backups past a shorter retention are deleted",
    sources: ["E-115"],
  }),
} as const;
