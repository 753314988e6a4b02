import { mustBeOn } from "../../facts/must-be";
import { textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined } from "../../pack/rule";

/** What a job reads crosses no network in the clear. Not set means that JDBC may, and Kafka may not. */
export const glueTls: Rule = {
  id: "glue-tls",
  title: "Connections of Glue to databases and brokers require TLS",
  severity: "medium",
  tier: "standard",
  frameworks: [],
  requirements: ["C-021", "D-024"],
  remedy: 'set JDBC_ENFORCE_SSL: "true" (KAFKA_SSL_ENABLED of Kafka) in connectionProperties',
  types: ["aws:glue/connection:Connection"],
  check({ props }) {
    const kind = textOf(props["connectionType"]) ?? "JDBC";
    if (kind === UNKNOWN) return [undetermined("connectionType", "what the connection leads to is not known")];
    const message = "data crosses the connection without TLS";
    if (kind.toUpperCase() === "JDBC") return mustBeOn(props, "connectionProperties.JDBC_ENFORCE_SSL", { message });
    if (kind.toUpperCase() !== "KAFKA") return [];
    return mustBeOn(props, "connectionProperties.KAFKA_SSL_ENABLED", { message, unset: true });
  },
};
