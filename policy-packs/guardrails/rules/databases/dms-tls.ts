import { mustBeText } from "../../facts/must-be";
import { textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined } from "../../pack/rule";

/** Engines whose connections are said to be encrypted by `sslMode`; the others are services of AWS, or brokers. */
const BY_MODE =
  /^(aurora(-postgresql)?(-serverless)?|babelfish|db2(-zos)?|docdb|mariadb|mongodb|mysql|oracle|postgres|sqlserver|sybase)$/;

/** How brokers and caches are asked for the same, and what they are without a word. */
const BY_SETTING: Readonly<Record<string, { readonly path: string; readonly unset: boolean }>> = {
  kafka: { path: "kafkaSettings.securityProtocol", unset: false },
  redis: { path: "redisSettings.sslSecurityProtocol", unset: true },
};

const MESSAGE = "what is copied crosses the network without TLS";

/**
 * What is copied from one database to another crosses no network in the clear. Not set means that it does.
 *
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
 */
export const dmsTls: Rule = {
  id: "dms-tls",
  title: "Copies of databases cross the network by TLS",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["DMS.9", "DMS.12"] }),
  requirements: ["C-021", "D-024"],
  remedy:
    'set sslMode: "require", "verify-ca" or "verify-full", as the engine knows it, of an endpoint (kafkaSettings.securityProtocol: "ssl-encryption" of Kafka)',
  types: ["aws:dms/endpoint:Endpoint"],
  check({ props }) {
    const engine = textOf(props["engineName"]);
    if (engine === UNKNOWN) return [undetermined("engineName", "what the endpoint connects to is not known")];
    const setting = BY_SETTING[engine ?? ""];
    if (setting !== undefined) {
      const { path, unset } = setting;
      return mustBeText(props, path, (text) => !/plaintext$/i.test(text), { message: MESSAGE, unset });
    }
    if (engine === undefined || !BY_MODE.test(engine)) return [];
    return mustBeText(props, "sslMode", (mode) => mode.toLowerCase() !== "none", { message: MESSAGE });
  },
};
