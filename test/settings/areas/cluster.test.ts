import { refuses, told } from "../refusals";

describe("the settings of the area cluster", () => {
  refuses([
    {
      title: "a Kubernetes version without quotes",
      stack: "dev",
      wrong: { eksVersion: 1.3 },
      told: [
        told(
          "eksVersion",
          "1.3 (a number)",
          "a Kubernetes version in quotes, such as 1.35",
          'write for example eksVersion: "1.35"',
        ),
      ],
      right: { eksVersion: "1.30" },
    },
    {
      title: "a node type that is none",
      stack: "dev",
      wrong: { nodeInstanceType: "t3" },
      told: [
        told(
          "nodeInstanceType",
          '"t3"',
          "an EC2 instance type, such as t3.medium",
          "write for example nodeInstanceType: t3.medium",
        ),
      ],
      right: { nodeInstanceType: "t3.small" },
    },
    {
      title: "no nodes (E-148)",
      stack: "dev",
      wrong: { nodeCount: 0 },
      told: [told("nodeCount", "0 (a number)", "a whole number of nodes, 1 to 100", "write for example nodeCount: 3")],
      right: { nodeCount: 1 },
    },
    {
      title: "a capacity type in small letters (E-145)",
      stack: "dev",
      wrong: { nodeCapacityType: "spot" },
      told: [told("nodeCapacityType", '"spot"', "one of ON_DEMAND, SPOT", "did you mean SPOT?")],
      right: { nodeCapacityType: "SPOT" },
    },
  ]);
});
