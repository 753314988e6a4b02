import { mustBeOn, mustBeText } from "../../facts/must-be";
import type { PolicyResource } from "../../facts/resource";
import { listOf, type Properties, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict } from "../../pack/rule";

const STREAM = "aws:kinesis/stream:Stream";
const DELIVERY = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";

/** Where a delivery stream reads from a stream or a broker, which keeps the records and is looked at itself. */
const SOURCES = ["kinesisSourceConfiguration", "mskSourceConfiguration"];

/** Whether a delivery stream keeps records itself, which it does where they are put into it. */
function keepsRecords(props: Properties): boolean | typeof UNKNOWN {
  const sources = SOURCES.map((name) => listOf(props[name]));
  if (sources.some((source) => source !== UNKNOWN && source.length > 0)) return false;
  return sources.includes(UNKNOWN) ? UNKNOWN : true;
}

function deliveryVerdicts({ props }: PolicyResource): readonly Verdict[] {
  const keeps = keepsRecords(props);
  if (keeps === false) return [];
  if (keeps === UNKNOWN) return [undetermined("kinesisSourceConfiguration", "where the records are kept is not known")];
  return mustBeOn(props, "serverSideEncryption.enabled", { message: "records wait unencrypted to be delivered" });
}

/**
 * What waits in a stream to be read is as protected as what it becomes. Not set means not encrypted.
 *
 * https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html
 */
export const kinesisEncrypted: Rule = {
  id: "kinesis-encrypted",
  title: "Streams encrypt their records",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["Kinesis.1", "DataFirehose.1"], checkov: ["CKV_AWS_43", "CKV_AWS_240"] }),
  requirements: ["D-023", "C-020"],
  remedy:
    'set encryptionType: "KMS" with kmsKeyId of a stream, and serverSideEncryption: { enabled: true } of what delivers',
  types: [STREAM, DELIVERY],
  check(resource) {
    if (resource.type === DELIVERY) return deliveryVerdicts(resource);
    return mustBeText(resource.props, "encryptionType", (type) => type.toUpperCase() === "KMS", {
      message: "the stream's records are not encrypted",
    });
  },
};
