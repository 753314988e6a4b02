import { expect } from "chai";
import { glueTls } from "../../../../../policy-packs/guardrails/rules/applications/glue-tls";
import { alone, resource, unknown } from "../../decide";

const answer = (connectionProperties: unknown, connectionType?: unknown) =>
  alone(glueTls, resource("aws:glue/connection:Connection", { connectionType, connectionProperties }));
const refused = (property: string) => [
  `violation connectionProperties.${property}: data crosses the connection without TLS`,
];

describe("glue-tls (C-021, D-024)", () => {
  it("JDBC, which is the default, requires TLS when it is told to", () => {
    expect(answer({ JDBC_ENFORCE_SSL: "true" })).to.deep.equal([]);
    expect(answer({}, "jdbc")).to.deep.equal(refused("JDBC_ENFORCE_SSL"));
    expect(answer({ JDBC_ENFORCE_SSL: "false" })).to.deep.equal(refused("JDBC_ENFORCE_SSL"));
  });

  it("Kafka requires TLS unless it is told not to; networks have none", () => {
    expect(answer({}, "KAFKA")).to.deep.equal([]);
    expect(answer({ KAFKA_SSL_ENABLED: "false" }, "KAFKA")).to.deep.equal(refused("KAFKA_SSL_ENABLED"));
    expect(answer({}, "NETWORK")).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)).to.have.length(1);
    expect(answer({}, unknown)).to.deep.equal([
      "unknown connectionType: what the connection leads to is not known; decided at the update",
    ]);
  });
});
