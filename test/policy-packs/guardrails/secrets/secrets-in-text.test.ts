import { expect } from "chai";
import { secretsInEntry, secretsInText } from "../../../../policy-packs/guardrails/secrets/secrets-in-text";

// In two parts, so that no file holds anything that looks like a key.
const key = ["AK", "IAABCD2345ABCD2345"].join("");
const encoded = (text: string) => Buffer.from(text).toString("base64");

describe("secrets in a text (D-026, B-028)", () => {
  for (const [text, kind] of [
    ["export DB_PASSWORD=hunter2", "a value for DB_PASSWORD"],
    ["password: hunter2", "a value for password"],
    ["  password: 'hunter 2'", undefined],
    ["passphrase: 'correct horse battery'", "a value for passphrase"],
    ['{"password": "hunter2"}', "a value for password"],
    ['"{\\"password\\":\\"hunter2\\"}"', "a value for password"],
    ["password => 'hunter2'", "a value for password"],
    ["password = hunter2", "a value for password"],
    ['$password = "hunter2"', "a value for password"],
    ["psql --password=hunter2", "a value for password"],
    ["psql --db-password hunter2 -h db", "a value for db-password"],
    ["java -Djavax.net.ssl.trustStorePassword=changeit", "a value for Djavax.net.ssl.trustStorePassword"],
    ["run: app --token=abcd1234", "a value for token"],
    ["export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG", "a value for AWS_SECRET_ACCESS_KEY"],
    ["JWT_SECRET=my-super-secret", "a value for JWT_SECRET"],
    ["PIN_PASSWORD=12345678", "a value for PIN_PASSWORD"],
    ["# password=hunter2", "a value for password"],
    ["DATABASE_URL=postgres://app:hunter2@db:5432/orders", "a password in a URL"],
    ["redis://:hunter2@cache:6379", "a password in a URL"],
    ["sshpass -p 'hunter2' ssh host", "a password for sshpass"],
    ["redis-server --requirepass hunter2", "a value for requirepass"],
    ["curl -s -u admin:hunter2 https://host", "a password for curl"],
    ['echo "root:hunter2" | chpasswd', "a password for chpasswd"],
    ['curl -H "Authorization: Bearer abcdef0123456789"', "an authorization header"],
    ["sed -i 's/^password=.*/password=hunter2/' /etc/app", "a value for password"],
    ['{"password": "hunter2Password"}', "a value for password"],
    ["password: Passwort", "a value for password"],
    ["API_KEY=1234abcd-12ab-34cd-56ef-1234567890ab", "a value for API_KEY"],
    [`key ${key}`, "an AWS access key"],
    [encoded(`#!/bin/sh\nexport KEY=${key}\n`), "an AWS access key"],
  ] as const) {
    it(`${text.slice(0, 60)}: ${kind ?? "none"}`, () => {
      expect(secretsInText(text)).to.deep.equal(kind === undefined ? [] : [kind]);
    });
  }

  for (const text of [
    "",
    "export DB_PASSWORD=$SECRET",
    "export DB_PASSWORD=${SECRET}",
    "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id prod/db)",
    "export DB_PASSWORD=`cat /run/secret`",
    ": ${DB_PASSWORD:-default}",
    "password: {{ .Values.password }}",
    "password: <your password>",
    'password: "{{resolve:secretsmanager:prod/db:SecretString:password}}"',
    "password: ******",
    "password: null",
    "token: required",
    "password=/run/secrets/password",
    "PWD=/app",
    "secret: arn:aws:secretsmanager:us-east-1:111111111111:secret:prod/db",
    "DB_SECRET=prod/orders/database",
    "secret: rds!db-1",
    "imagePullSecret: regcred",
    "password = os.environ['DB_PASSWORD']",
    "password=args.password",
    "password = getpass()",
    "# the password: see the wiki",
    'label: { password: "Enter your password" }',
    "password: vault:secret/data/app#password",
    "password: ENC[AES256_GCM,data:abc]",
    "passwd: $6$rounds=4096$salt$hash",
    "postgres://app:${PASSWORD}@db/orders",
    "postgres://db:5432/orders",
    "https://example.com/a:b@c",
    "type: password",
    "secretsmanager:GetSecretValue",
    "curl -u $USER:$PASSWORD https://host",
    "httpTokens: required",
    "sed -i 's/^password=.*/password=changed/' /etc/app",
    '{"password": "Passwort", "login": {"password": "Contraseña"}}',
    '{"password": "パスワード"}',
    "KMS_ENCRYPTION_KEY=1234abcd-12ab-34cd-56ef-1234567890ab",
    "SIGNING_KEY=mrk-1234abcd12ab34cd56ef1234567890ab",
    "CSRF_TOKEN=X-CSRF-Token",
    "ACCESS_TOKEN=3600",
    "DB_PASSWORD=prod/db/password",
    "headers: { Authorization: Bearer PLACEHOLDER_TOKEN }",
    `/etc/eks/bootstrap.sh cluster --b64-cluster-ca ${encoded("-----BEGIN CERTIFICATE-----\nMIIB\n")}`,
  ]) {
    it(`none: ${text.slice(0, 60)}`, () => expect(secretsInText(text)).to.deep.equal([]));
  }

  it("each kind is told once, and the secret never", () => {
    const said = secretsInText(`password=hunter2\npassword=hunter3\nkey=${key}\nkey=${key}`);
    expect(said).to.deep.equal(["an AWS access key", "a value for password"]);
  });

  it("a named value: its name may say it, or its text", () => {
    expect(secretsInEntry("DB_PASSWORD", "x")).to.deep.equal(["a value for DB_PASSWORD"]);
    expect(secretsInEntry("DB_PASSWORD", "changeme")).to.deep.equal(["a value for DB_PASSWORD"]);
    expect(secretsInEntry("DATABASE", "postgres://app:hunter2@db/orders")).to.deep.equal(["a password in a URL"]);
    for (const [name, value] of [
      ["REQUIRE_AUTH_TOKEN", "1"],
      ["RESET_PASSWORD", "0"],
      ["KMS_ENCRYPTION_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"],
      ["kmsEncryptionKey", "alias/app"],
      ["CSRF_TOKEN", "X-CSRF-Token"],
    ] as const) {
      expect(secretsInEntry(name, value), name).to.deep.equal([]);
    }
    for (const [name, value] of [
      ["PIN_PASSWORD", "1234"],
      ["ENCRYPTION_KEY", "1234abcd-12ab-34cd-56ef-1234567890ab"],
      ["KMS_ENCRYPTION_KEY", "hJ8sd7fKq2x"],
      ["CSRF_TOKEN", "x-9f8Ab2"],
      ["AUTH_TOKEN", "mrk-hunter2"],
      ["DB_PASSWORD", "Password"],
    ] as const) {
      expect(secretsInEntry(name, value), name).to.deep.equal([`a value for ${name}`]);
    }
    for (const value of ["", "$(OTHER)", "arn:aws:secretsmanager:us-east-1:1:secret:x"]) {
      expect(secretsInEntry("DB_PASSWORD", value)).to.deep.equal([]);
    }
    expect(secretsInEntry("SECRET_NAME", "hunter2")).to.deep.equal([]);
    expect(secretsInEntry("DB_SECRET", "prod/orders/database")).to.deep.equal([]);
    expect(secretsInEntry("DB_SECRET", "hJ8sd7fKq2x")).to.deep.equal(["a value for DB_SECRET"]);
  });

  it("stays fast on a long text that is nearly all names", () => {
    const started = process.hrtime.bigint();
    secretsInText(["password ".repeat(50_000), "a=b ".repeat(50_000), "x".repeat(200_000)].join(""));
    expect(Number(process.hrtime.bigint() - started) / 1e6).to.be.below(2000);
  });
});
