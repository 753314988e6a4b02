import { expect } from "chai";
import { glueNoPassword } from "../../../../../policy-packs/guardrails/rules/applications/glue-no-password";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(glueNoPassword, resource("aws:glue/connection:Connection", { ...props }));
const refused = (path: string) => [`violation ${path}: the connection holds the password itself`];

describe("glue-no-password (K-19, B-028, D-026)", () => {
  it("a connection that names a secret is accepted", () => {
    expect(answer({ connectionProperties: { SECRET_ID: "shop" } })).to.deep.equal([]);
    expect(answer({ authenticationConfiguration: { secretArn: unknown } })).to.deep.equal([]);
  });

  it("a password is refused, also one that is made later, and never told", () => {
    expect(answer({ connectionProperties: { USERNAME: "app", PASSWORD: "hunter2" } })).to.deep.equal(
      refused("connectionProperties.PASSWORD"),
    );
    expect(answer({ connectionProperties: { KAFKA_SASL_SCRAM_PASSWORD: unknown } })).to.deep.equal(
      refused("connectionProperties.KAFKA_SASL_SCRAM_PASSWORD"),
    );
    const basicAuthenticationCredentials = { username: "app", password: "hunter2" };
    expect(answer({ authenticationConfiguration: { basicAuthenticationCredentials } })).to.deep.equal(
      refused("authenticationConfiguration.basicAuthenticationCredentials.password"),
    );
  });

  it("what is not known is no pass, and hides nothing else", () => {
    const authenticationConfiguration = { basicAuthenticationCredentials: { password: "hunter2" } };
    expect(answer({ connectionProperties: unknown, authenticationConfiguration })).to.deep.equal([
      "unknown connectionProperties: whether the connection holds a password is not known; decided at the update",
      ...refused("authenticationConfiguration.basicAuthenticationCredentials.password"),
    ]);
  });
});
