import { expect } from "chai";
import { kinesisEncrypted } from "../../../../../policy-packs/guardrails/rules/applications/kinesis-encrypted";
import { alone, resource, unknown } from "../../decide";

const stream = (props: object) => alone(kinesisEncrypted, resource("aws:kinesis/stream:Stream", { ...props }));
const delivery = (props: object) =>
  alone(kinesisEncrypted, resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", { ...props }));
const waits = ["violation serverSideEncryption.enabled: records wait unencrypted to be delivered"];

describe("kinesis-encrypted (D-023, C-020)", () => {
  it("a stream is encrypted with a key; not set means that it is not", () => {
    const open = ["violation encryptionType: the stream's records are not encrypted"];
    expect(stream({})).to.deep.equal(open);
    expect(stream({ encryptionType: "NONE" })).to.deep.equal(open);
    expect(stream({ encryptionType: "KMS", kmsKeyId: "alias/data" })).to.deep.equal([]);
    expect(stream({ encryptionType: unknown })).to.have.length(1);
  });

  it("what delivers encrypts the records that are put into it", () => {
    expect(delivery({})).to.deep.equal(waits);
    expect(delivery({ serverSideEncryption: { enabled: false } })).to.deep.equal(waits);
    expect(delivery({ serverSideEncryption: { enabled: true } })).to.deep.equal([]);
    expect(delivery({ serverSideEncryption: unknown })).to.have.length(1);
  });

  it("what it reads from a stream or a broker is kept there", () => {
    expect(delivery({ kinesisSourceConfiguration: { kinesisStreamArn: unknown } })).to.deep.equal([]);
    expect(delivery({ mskSourceConfiguration: { topicName: "orders" } })).to.deep.equal([]);
    expect(delivery({ kinesisSourceConfiguration: [] })).to.deep.equal(waits);
    expect(delivery({ kinesisSourceConfiguration: unknown })[0]).to.match(/^unknown kinesisSourceConfiguration: /);
  });
});
