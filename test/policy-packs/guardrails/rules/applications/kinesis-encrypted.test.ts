import { expect } from "chai";
import { kinesisEncrypted } from "../../../../../policy-packs/guardrails/rules/applications/kinesis-encrypted";
import { alone, resource, unknown } from "../../decide";

const stream = (props: object) => alone(kinesisEncrypted, resource("aws:kinesis/stream:Stream", { ...props }));
const delivery = (props: object) =>
  alone(kinesisEncrypted, resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", { ...props }));

describe("kinesis-encrypted", () => {
  it("a stream with a key is accepted, one without refused", () => {
    expect(stream({ encryptionType: "KMS", kmsKeyId: unknown })).to.deep.equal([]);
    for (const props of [{}, { encryptionType: "NONE" }]) {
      expect(stream(props)).to.deep.equal(["violation encryptionType: the stream is not encrypted"]);
    }
    expect(stream({ encryptionType: unknown })[0]).to.match(/^unknown encryptionType: /);
  });

  it("a delivery that others write to is encrypted; one that reads from a stream has the stream's encryption", () => {
    expect(delivery({ serverSideEncryption: { enabled: true } })).to.deep.equal([]);
    expect(delivery({})).to.deep.equal([
      "violation serverSideEncryption.enabled: what waits for its delivery is not encrypted",
    ]);
    expect(delivery({ kinesisSourceConfiguration: { kinesisStreamArn: unknown } })).to.deep.equal([]);
    expect(delivery({ mskSourceConfiguration: unknown })).to.deep.equal([]);
  });
});
