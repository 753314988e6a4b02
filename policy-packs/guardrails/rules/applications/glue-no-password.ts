import { valueAt } from "../../facts/must-be";
import { textOf, UNKNOWN } from "../../facts/value";
import { type Rule, undetermined, violation } from "../../pack/rule";

/** Where the provider takes a password, token or key of a connection as it is. */
const GIVEN = [
  "connectionProperties.PASSWORD",
  "connectionProperties.KAFKA_SASL_PLAIN_PASSWORD",
  "connectionProperties.KAFKA_SASL_SCRAM_PASSWORD",
  "connectionProperties.KAFKA_CLIENT_KEYSTORE_PASSWORD",
  "connectionProperties.KAFKA_CLIENT_KEY_PASSWORD",
  "authenticationConfiguration.basicAuthenticationCredentials.password",
  "authenticationConfiguration.oauth2Properties.oauth2Credentials.userManagedClientApplicationClientSecret",
  "authenticationConfiguration.oauth2Properties.oauth2Credentials.accessToken",
  "authenticationConfiguration.oauth2Properties.oauth2Credentials.refreshToken",
  "authenticationConfiguration.oauth2Properties.oauth2Credentials.jwtToken",
];

const BLOCKS = ["connectionProperties", "authenticationConfiguration"];

/** A connection names the secret that opens what it leads to. Whoever may look at a connection reads what is in it. */
export const glueNoPassword: Rule = {
  id: "glue-no-password",
  title: "Connections of Glue hold no password",
  severity: "high",
  tier: "baseline",
  frameworks: [],
  requirements: ["K-19", "B-028", "D-026"],
  remedy: "name an aws.secretsmanager.Secret: connectionProperties.SECRET_ID, or authenticationConfiguration.secretArn",
  types: ["aws:glue/connection:Connection"],
  check({ props }) {
    const open = BLOCKS.filter((block) => props[block] === UNKNOWN);
    const given = GIVEN.filter((path) => textOf(valueAt(props, path)) !== undefined);
    return [
      ...open.map((block) => undetermined(block, "whether the connection holds a password is not known")),
      // A password that is made later is one all the same.
      ...given
        .filter((path) => !open.some((block) => path.startsWith(block)))
        .map((path) => violation(path, "the connection holds the password itself")),
    ];
  },
};
