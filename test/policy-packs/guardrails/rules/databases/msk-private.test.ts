import { expect } from "chai";
import { mskPrivate } from "../../../../../policy-packs/guardrails/rules/databases/msk-private";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) => alone(mskPrivate, resource("aws:msk/cluster:Cluster", { ...props }));
const login = { clientAuthentication: { sasl: { iam: true } } };
const nobody =
  "violation clientAuthentication: clients need not say who they are: neither IAM, SCRAM nor certificates are asked for";
const transit = (encryptionInTransit: unknown) => answer({ ...login, encryptionInfo: { encryptionInTransit } });
const open = (type: unknown) =>
  answer({ ...login, brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type } } } });

describe("msk-private (K-14, C-021, C-049)", () => {
  it("brokers have no public address; not set means none", () => {
    expect(answer(login)).to.deep.equal([]);
    expect(open("DISABLED")).to.deep.equal([]);
    expect(open("disabled")).to.deep.equal([]);
    expect(open("SERVICE_PROVIDED_EIPS")).to.deep.equal([
      "violation brokerNodeGroupInfo.connectivityInfo.publicAccess.type: the brokers have public addresses",
    ]);
    expect(open(unknown)).to.have.length(1);
  });

  it("TLS only, between clients and brokers and between brokers; not set means TLS", () => {
    expect(transit({ clientBroker: "tls", inCluster: true })).to.deep.equal([]);
    for (const clientBroker of ["TLS_PLAINTEXT", "PLAINTEXT"]) {
      expect(transit({ clientBroker, inCluster: "false" })).to.deep.equal([
        "violation encryptionInfo.encryptionInTransit.clientBroker: clients may talk to the brokers in the clear",
        "violation encryptionInfo.encryptionInTransit.inCluster: the brokers talk to each other in the clear",
      ]);
    }
    expect(transit(unknown)).to.have.length(2);
  });

  it("clients say who they are, by one of three ways", () => {
    for (const way of [{ sasl: { scram: true } }, { tls: { certificateAuthorityArns: [unknown] } }]) {
      expect(answer({ clientAuthentication: way })).to.deep.equal([]);
    }
    for (const none of [
      {},
      { sasl: { iam: false } },
      { tls: { certificateAuthorityArns: [] } },
      { unauthenticated: true },
    ]) {
      expect(answer({ clientAuthentication: none })).to.deep.equal([nobody]);
    }
    expect(answer({})).to.deep.equal([nobody]);
  });

  it("a way in for everybody beside it is refused", () => {
    expect(answer({ clientAuthentication: { sasl: { iam: true }, unauthenticated: true } })).to.deep.equal([
      "violation clientAuthentication.unauthenticated: clients that do not say who they are are let in as well",
    ]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ clientAuthentication: unknown })).to.deep.equal([
      "unknown clientAuthentication: whether clients have to say who they are is not known; decided at the update",
    ]);
  });

  it("what connects to the brokers speaks TLS as well", () => {
    const connector = (encryptionType: unknown) =>
      alone(
        mskPrivate,
        resource("aws:mskconnect/connector:Connector", { kafkaClusterEncryptionInTransit: { encryptionType } }),
      );
    expect(connector("PLAINTEXT")).to.deep.equal([
      "violation kafkaClusterEncryptionInTransit.encryptionType: the connector talks to the brokers in the clear",
    ]);
    expect(connector("TLS")).to.deep.equal([]);
    expect(connector(unknown)).to.have.length(1);
  });
});
