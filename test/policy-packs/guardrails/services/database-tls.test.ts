import { expect } from "chai";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { isOnByDefault, tlsParameterOf } from "../../../../policy-packs/guardrails/services/database-tls";

function onByDefault(engine: string, version?: string): unknown {
  const parameter = tlsParameterOf(engine);
  return parameter === undefined ? undefined : isOnByDefault(parameter, version);
}

describe("the parameter that requires TLS", () => {
  it("is that of the engine, whose longer name counts", () => {
    expect(tlsParameterOf("postgres17")?.name).to.equal("rds.force_ssl");
    expect(tlsParameterOf("Aurora-MySQL8.0")?.name).to.equal("require_secure_transport");
    expect(tlsParameterOf("aurora-postgresql")?.onSince).to.equal("17");
    expect(tlsParameterOf("oracle-ee-19")).to.equal(undefined);
  });

  it("is on by default from a version on, which is compared by numbers", () => {
    expect(onByDefault("postgres", "14.12")).to.equal(false);
    expect(onByDefault("postgres", "15")).to.equal(true);
    expect(onByDefault("mysql", "8.4.3")).to.equal(false);
    expect(onByDefault("mysql", "10.1")).to.equal(true);
    expect(onByDefault("mariadb", "11.4")).to.equal(false);
    expect(onByDefault("mariadb", "11.8.3")).to.equal(true);
    expect(onByDefault("mariadb", "11.10")).to.equal(true);
    expect(onByDefault("sqlserver-ee", "16.00")).to.equal(false);
  });

  it("is not known where the version is not", () => {
    expect(onByDefault("postgres")).to.equal(UNKNOWN);
    expect(onByDefault("aurora-mysql")).to.equal(false);
  });
});
