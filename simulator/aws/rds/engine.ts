import type { Problem } from "../../errors";
import type { LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { isOn, numberOf } from "../reading";
import { refusal } from "../refusal";
import { dbParameterGroupType } from "../types";

const engines =
  /^(postgres|mysql|mariadb|(custom-)?oracle-(ee|se2)(-cdb)?|(custom-)?sqlserver-(ee|se|ex|web)|db2-(ae|se))$/;

/**
 * GiB that a kind of storage begins at where it is not 20 (RDS user guide, "Amazon RDS DB instance storage"). Of gp2,
 * which is what nobody asks for by name, the engines that are free take 5: the provider's own first example asks for 10.
 */
const leastStorage: Readonly<Record<string, number>> = { standard: 5, gp2: 5, io1: 100, io2: 100 };
const freeEngines = /^(mysql|mariadb|postgres)$/;

/** Versions that RDS takes where none is given; from memory, and moved on by AWS a few times a year. */
const defaultVersions: Readonly<Record<string, string>> = { postgres: "17.6", mysql: "8.4.7", mariadb: "11.4.8" };

/** The version of an instance whose program gives none. */
export function defaultVersion(engine: string): string {
  return defaultVersions[engine] ?? defaultVersions.postgres ?? "";
}

/** Patches of versions that are given in part, beside the default ones; from memory as well. */
const patches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mysql: { "8.0": "8.0.44" },
  mariadb: { "10.6": "10.6.24", "10.11": "10.11.15", "11.8": "11.8.5" },
};

/** The whole version of one that may be given in part: `17.6` of 17, `8.0.44` of 8.0. One that is not known stays. */
export function wholeVersion(engine: string, version: string): string {
  if (engine === "postgres") return version.includes(".") ? version : `${version}.6`;
  const usual = defaultVersions[engine] ?? "";
  return usual.startsWith(`${version}.`) ? usual : (patches[engine]?.[version] ?? version);
}

/** Users that an engine keeps for itself. */
const keptUsers: Readonly<Record<string, readonly string[]>> = {
  postgres: ["admin", "user", "rdsadmin", "rds_superuser", "rds_replication", "rds_password", "rds_iam"],
};

/** What is wrong with the names of the user and of the database inside. */
function namesProblems(inputs: Properties): Problem[] {
  const engine = textOf(inputs, "engine") ?? "";
  const [user, database] = [textOf(inputs, "username") ?? "", textOf(inputs, "dbName") ?? ""];
  const isPlain = ["postgres", "mysql", "mariadb"].includes(engine);
  return [
    ...((keptUsers[engine] ?? ["rdsadmin"]).includes(user.toLowerCase())
      ? [
          {
            property: "username",
            reason: `MasterUsername ${user} cannot be used as it is a reserved word used by the engine; choose another name.`,
          },
        ]
      : []),
    ...(isPlain && database !== "" && !/^[A-Za-z_]\w{0,62}$/.test(database)
      ? [
          {
            property: "dbName",
            reason: `"${database}" is no name of a database; expected a letter, then up to 62 letters, digits and underscores.`,
          },
        ]
      : []),
  ];
}

/** What is wrong with engine, class, storage and names by themselves. */
export function engineProblems(inputs: Properties): Problem[] {
  const engine = textOf(inputs, "engine");
  const size = textOf(inputs, "instanceClass");
  const storage = numberOf(inputs, "allocatedStorage");
  const kind = textOf(inputs, "storageType") ?? "gp2";
  const least = kind === "gp2" && !freeEngines.test(engine ?? "") ? 20 : (leastStorage[kind] ?? 20);
  return [
    ...(engine === undefined || engines.test(engine)
      ? []
      : [
          {
            property: "engine",
            reason: `"${engine}" is no engine of a DB instance; expected one such as postgres, mysql or mariadb (Aurora's are engines of a Cluster).`,
          },
        ]),
    ...(size === undefined || /^db\.[a-z0-9]+(-[a-z0-9]+)?\.[a-z0-9]+(\.[a-z0-9]+)?$/.test(size)
      ? []
      : [
          {
            property: "instanceClass",
            reason: `Invalid DB Instance class: ${size}; expected one such as db.t4g.micro.`,
          },
        ]),
    ...(storage === undefined || (storage >= least && storage <= 65_536)
      ? []
      : [
          {
            property: "allocatedStorage",
            reason: `allocatedStorage is ${storage}; expected ${least} to 65536 GiB${textOf(inputs, "storageType") === undefined ? "" : ` of ${textOf(inputs, "storageType")}`}.`,
          },
        ]),
    ...namesProblems(inputs),
  ];
}

/** The part of a version whose change is a major upgrade: `17` of PostgreSQL 17.6, `8.0` of MySQL 8.0.42. */
export function majorVersion(engine: string, version: string): string {
  return version
    .split(".")
    .slice(0, engine === "postgres" ? 1 : 2)
    .join(".");
}

/** Refuses a parameter group that is not there, or is of another engine or major version. */
export function checkParameterGroup(name: string, engine: string, version: string, context: LawContext): void {
  if (name === "" || name.startsWith("default.")) return;
  const group = context.inventory.get(dbParameterGroupType, name);
  if (group === undefined) throw refusal("DBParameterGroupNotFound", `DBParameterGroup not found: ${name}`);
  const family = textOf(group.outputs, "family") ?? "";
  const wanted = `${engine}${majorVersion(engine, version)}`;
  if (["postgres", "mysql", "mariadb"].includes(engine) && family !== wanted)
    throw refusal(
      "InvalidParameterCombination",
      `The Parameter Group ${name} with DBParameterGroupFamily ${family} can't be used for this instance. Please use a Parameter Group with DBParameterGroupFamily ${wanted}.`,
    );
}

/** Refuses a way back to an older version, and a new major version that nobody asked for in so many words. */
export function checkUpgrade(before: Properties, inputs: Properties): void {
  const engine = textOf(before, "engine") ?? "postgres";
  const [from, to] = [textOf(before, "engineVersionActual") ?? "", textOf(inputs, "engineVersion") ?? ""];
  if (from === "" || to === "" || from === to || from.startsWith(`${to}.`)) return;
  if (compare(to, from) < 0)
    throw refusal("InvalidParameterCombination", `Cannot upgrade ${engine} from ${from} to ${to}`);
  if (majorVersion(engine, from) !== majorVersion(engine, to) && !isOn(inputs, "allowMajorVersionUpgrade"))
    throw refusal(
      "InvalidParameterCombination",
      `The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version (from ${from} to ${to}). Set allowMajorVersionUpgrade.`,
    );
}

function compare(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  for (const [at, part] of (left ?? []).entries()) {
    const difference = part - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
