import { expect } from "chai";
import { mayNameElsewhere, namesSecret } from "../../../../policy-packs/guardrails/secrets/names";

describe("names of secrets", () => {
  for (const name of [
    "password",
    "DB_PASSWORD",
    "dbPassword",
    "spring.datasource.password",
    "MYSQL_ROOT_PASSWORD",
    "PASSWORD_2",
    "password1",
    "token.value",
    "GITHUB_TOKEN",
    "API_KEY",
    "apiKey",
    "apikey",
    "AWS_SECRET_ACCESS_KEY",
    "private-key",
    "fernet_key",
    "clientSecret",
    "db_pass",
    "sshPassphrase",
    "credentials",
  ]) {
    it(`${name} is one`, () => expect(namesSecret(name)).to.equal(true));
  }

  for (const name of [
    "",
    "PASSWORD_FILE",
    "secretArn",
    "SECRET_NAME",
    "TOKEN_URL",
    "passwordPolicy",
    "PASSWORD_MIN_LENGTH",
    "MAX_TOKENS",
    "httpTokens",
    "nextToken",
    "continuation_token",
    "sortKey",
    "PUBLIC_KEY",
    "key",
    "bypass",
    "compass",
    "GLOBAL_PASS",
    "secretsmanager",
    "user",
    "2",
  ]) {
    it(`${name === "" ? "nothing" : name} is none`, () => expect(namesSecret(name)).to.equal(false));
  }

  it("a plain secret may be the name of one elsewhere; a password or a client's secret is not", () => {
    const names = ["DB_SECRET", "credentials", "JWT_SECRET", "clientSecret", "password"];
    expect(names.filter((name) => mayNameElsewhere(name))).to.deep.equal(["DB_SECRET", "credentials"]);
  });
});
