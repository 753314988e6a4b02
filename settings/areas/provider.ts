import { required } from "../setting";
import { oneOfMany } from "../values";

// The commercial, China and GovCloud regions. The isolated partitions are left out: nothing here is tried in them.
const regions = `
  af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
  ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
  ca-central-1 ca-west-1 cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2
  eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1
  us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-west-1 us-west-2`;

/** What the AWS provider itself reads from a stack file. Every stack states it. */
export const providerSettings = {
  "aws:region": required(oneOfMany(regions.trim().split(/\s+/), "the name of an AWS region, such as us-east-1"), {
    doc: "The AWS region that holds the stack.",
    unit: "name",
    example: "us-east-1",
    change: "replaces everything in the stack, in the other region",
    sources: ["E-003", "D-029", "XI-06"],
  }),
} as const;
