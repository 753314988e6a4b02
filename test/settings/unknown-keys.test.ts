import { refuses, told } from "./refusals";

describe("keys of a stack file that are no settings", () => {
  refuses([
    {
      title: "an unknown key with a near name (D-007)",
      stack: "dev",
      wrong: { vpcCIDRs: "10.1.0.0/16" },
      told: [
        told(
          "vpcCIDRs",
          "the unknown key causeway:vpcCIDRs",
          "only settings that exist",
          "did you mean causeway:vpcCidr?",
        ),
      ],
      right: {},
    },
    {
      title: "an unknown key (D-007)",
      stack: "dev",
      wrong: { kafka: { brokers: 3 } },
      told: [
        told(
          "kafka",
          "the unknown key causeway:kafka",
          "only settings that exist",
          "delete the line; docs/reference/settings.md lists the settings",
        ),
      ],
      right: {},
    },
    {
      title: "an environment beside the stack's name (A-002)",
      stack: "dev",
      wrong: { environment: "dev" },
      told: [
        told(
          "environment",
          "the unknown key causeway:environment",
          "only settings that exist",
          "delete the line; the stack's name says which environment it is",
        ),
      ],
      right: {},
    },
    {
      title: "another key of the AWS provider",
      stack: "dev",
      wrong: { "aws:profile": "hunter2" },
      told: [
        told(
          "aws:profile",
          "the unknown key aws:profile",
          "only causeway: keys and aws:region",
          "delete the line; docs/reference/settings.md lists the settings",
        ),
      ],
      right: {},
    },
    {
      title: "a key of another provider",
      stack: "dev",
      wrong: { "gcp:project": "x" },
      told: [
        told(
          "gcp:project",
          "the unknown key gcp:project",
          "only causeway: keys and aws:region",
          "delete the line; docs/reference/settings.md lists the settings",
        ),
      ],
      right: {},
    },
  ]);
});
