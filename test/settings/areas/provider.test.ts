import { refuses, told } from "../refusals";

describe("the settings of the area provider", () => {
  refuses([
    {
      title: "a missing region (E-003)",
      stack: "dev",
      wrong: { "aws:region": undefined },
      told: [
        told("aws:region", "nothing", "the name of an AWS region, such as us-east-1", "add aws:region: us-east-1"),
      ],
      right: { "aws:region": "us-east-1" },
    },
    {
      title: "a region that AWS does not have (XI-06)",
      stack: "dev",
      wrong: { "aws:region": "us-esat-1" },
      told: [
        told("aws:region", '"us-esat-1"', "the name of an AWS region, such as us-east-1", "did you mean us-east-1?"),
      ],
      right: { "aws:region": "ap-south-1" },
    },
  ]);
});
