import { controls } from "../../frameworks";
import { mustBeOn, mustBeText } from "../../must-be";
import type { Rule, Verdict } from "../../rule";
import type { Properties } from "../../value";

const STREAM = "aws:kinesis/stream:Stream";
const DELIVERY = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";

/** A delivery that reads from a stream or from brokers keeps nothing by itself: it has the encryption of its source. */
function deliveryVerdicts(props: Properties): readonly Verdict[] {
  const hasSource = ["kinesisSourceConfiguration", "mskSourceConfiguration"].some((name) => props[name] !== undefined);
  if (hasSource) return [];
  return mustBeOn(props, "serverSideEncryption.enabled", { message: "what waits for its delivery is not encrypted" });
}

/** Records wait in a stream for days. Not set means not encrypted. */
export const kinesisEncrypted: Rule = {
  id: "kinesis-encrypted",
  title: "Streams and deliveries encrypt what they hold",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["Kinesis.1", "DataFirehose.1"], checkov: ["CKV_AWS_43", "CKV_AWS_240"] }),
  requirements: [],
  remedy:
    'set encryptionType: "KMS" and kmsKeyId of a stream, serverSideEncryption: { enabled: true } of a delivery that others write to',
  types: [STREAM, DELIVERY],
  check: ({ type, props }) =>
    type === DELIVERY
      ? deliveryVerdicts(props)
      : mustBeText(props, "encryptionType", (kind) => kind.toUpperCase() === "KMS", {
          message: "the stream is not encrypted",
        }),
};
