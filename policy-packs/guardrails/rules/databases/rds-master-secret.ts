import { mustBeOn } from "../../facts/must-be";
import { textOf } from "../../facts/value";
import { type Rule, violation } from "../../pack/rule";
import { CLUSTER, DOCUMENT_CLUSTER, INSTANCE, isReplica, isRestored } from "../../services/databases";

/** Passwords that a program hands over; they stay in its state, whoever made them. */
const GIVEN = ["password", "masterPassword"];
/** Passwords that are handed over and not kept. */
const WRITE_ONLY = ["passwordWo", "masterPasswordWo"];

/** The first user's password is made, kept and renewed by Secrets Manager: no program and no state knows it. */
export const rdsMasterSecret: Rule = {
  id: "rds-master-secret",
  title: "Secrets Manager keeps the password of a database's first user",
  severity: "high",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-19", "B-028", "D-026"],
  remedy: "set manageMasterUserPassword: true and leave the password out (components/database/database.ts)",
  types: [INSTANCE, CLUSTER, DOCUMENT_CLUSTER],
  check({ props }) {
    const given = GIVEN.find((property) => textOf(props[property]) !== undefined);
    if (given !== undefined) return [violation(given, "the password comes from the program and stays in its state")];
    if (WRITE_ONLY.some((property) => textOf(props[property]) !== undefined)) return [];
    // These have the password of what they are made of, or follow.
    const inherits = isReplica(props) || isRestored(props) || textOf(props["globalClusterIdentifier"]) !== undefined;
    if (inherits) return [];
    return mustBeOn(props, "manageMasterUserPassword", { message: "Secrets Manager does not keep the password" });
  },
};
