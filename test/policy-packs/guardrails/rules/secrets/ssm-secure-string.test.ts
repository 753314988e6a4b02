import { expect } from "chai";
import { ssmSecureString } from "../../../../../policy-packs/guardrails/rules/secrets/ssm-secure-string";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) =>
  alone(ssmSecureString, resource("aws:ssm/parameter:Parameter", { type: "String", ...props }));
const held = (secret: string, path = "value") => [
  `violation ${path}: the parameter holds ${secret}, and is not encrypted`,
];

describe("ssm-secure-string (D-026, E-023)", () => {
  it("what is encrypted may hold anything", () => {
    expect(answer({ type: "SecureString", name: "/shop/password", value: "correct-horse-9" })).to.deep.equal([]);
    expect(answer({ type: "SecureString", name: "/shop/password", value: unknown })).to.deep.equal([]);
  });

  it("a secret by its name or its looks is refused, and never told", () => {
    for (const type of ["String", "StringList"]) {
      expect(answer({ type, name: "/shop/prod/db-password", value: "correct-horse-9" })).to.deep.equal(
        held("a value for db-password"),
      );
    }
    expect(answer({ name: "/shop/password", insecureValue: "correct-horse-9" })).to.deep.equal(
      held("a value for password", "insecureValue"),
    );
    expect(answer({ name: "/shop/database", value: "postgres://app:correct-horse@db/shop" })).to.deep.equal(
      held("a password in a URL"),
    );
    expect(answer({ value: "postgres://app:correct-horse@db/shop" })).to.have.length(1);
  });

  it("only the last part of the path says what it is", () => {
    expect(answer({ name: "/secret/shop/port", value: "5432" })).to.deep.equal([]);
    expect(answer({ name: "/shop/password-arn", value: "arn:aws:secretsmanager:us-east-1:1:secret:x" })).to.deep.equal(
      [],
    );
    expect(answer({ name: "/shop/db-secret", value: "prod/database" })).to.deep.equal([]);
  });

  it("a secret's value that is not known yet is refused by its name; other values are no pass", () => {
    expect(answer({ name: "/shop/password", value: unknown })).to.deep.equal(held("a value for password"));
    const open = "unknown value: the value is not known, and with it whether it is a secret; decided at the update";
    expect(answer({ name: "/shop/db-secret", value: unknown })).to.deep.equal([open]);
    expect(answer({ name: "/shop/table", value: unknown })).to.deep.equal([open]);
    expect(answer({ type: unknown, name: "/shop/password", value: "correct-horse-9" })).to.deep.equal([
      "unknown type: whether the parameter is encrypted is not known; decided at the update",
    ]);
    expect(answer({ type: unknown, name: "/shop/port", value: "5432" })).to.deep.equal([]);
  });
});
