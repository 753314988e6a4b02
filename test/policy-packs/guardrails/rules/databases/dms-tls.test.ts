import { expect } from "chai";
import { dmsTls } from "../../../../../policy-packs/guardrails/rules/databases/dms-tls";
import { alone, resource, unknown } from "../../decide";

const endpoint = (engineName: unknown, props: object = {}) =>
  alone(dmsTls, resource("aws:dms/endpoint:Endpoint", { engineName, ...props }));
const clear = (path: string) => [`violation ${path}: what is copied crosses the network without TLS`];

describe("dms-tls (C-021, D-024)", () => {
  it("an endpoint of a database asks for TLS; not set means that it does not", () => {
    for (const engine of ["postgres", "mysql", "aurora-postgresql", "sqlserver", "oracle", "mongodb", "db2"]) {
      expect(endpoint(engine)).to.deep.equal(clear("sslMode"));
      expect(endpoint(engine, { sslMode: "none" })).to.deep.equal(clear("sslMode"));
      for (const sslMode of ["require", "verify-ca", "verify-full"]) {
        expect(endpoint(engine, { sslMode })).to.deep.equal([]);
      }
    }
    expect(endpoint("postgres", { sslMode: unknown })).to.have.length(1);
  });

  it("services of AWS speak nothing else", () => {
    for (const engine of ["s3", "dynamodb", "kinesis", "opensearch", "redshift", "neptune"]) {
      expect(endpoint(engine)).to.deep.equal([]);
    }
  });

  it("brokers do not unless they are told to, caches do", () => {
    expect(endpoint("kafka")).to.deep.equal(clear("kafkaSettings.securityProtocol"));
    expect(endpoint("kafka", { kafkaSettings: { securityProtocol: "plaintext" } })).to.deep.equal(
      clear("kafkaSettings.securityProtocol"),
    );
    expect(endpoint("kafka", { kafkaSettings: { securityProtocol: "ssl-encryption" } })).to.deep.equal([]);
    expect(endpoint("redis")).to.deep.equal([]);
    expect(endpoint("redis", { redisSettings: { sslSecurityProtocol: "plaintext" } })).to.deep.equal(
      clear("redisSettings.sslSecurityProtocol"),
    );
  });

  it("an engine that is not known is no pass", () => {
    expect(endpoint(unknown)).to.deep.equal([
      "unknown engineName: what the endpoint connects to is not known; decided at the update",
    ]);
  });
});
