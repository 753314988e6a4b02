import { refuses, told } from "../refusals";

describe("the settings of the area application", () => {
  refuses([
    {
      title: "an application name in capitals",
      stack: "dev",
      wrong: { appName: "DataCollection" },
      told: [
        told(
          "appName",
          '"DataCollection"',
          "1 to 32 lower case letters, digits and hyphens, from a letter on",
          "write for example appName: data-collection-service",
        ),
      ],
      right: { appName: "data-collection" },
    },
    {
      title: "a port beyond the last one (E-009)",
      stack: "dev",
      wrong: { appPort: 65536 },
      told: [told("appPort", "65536 (a number)", "a TCP port, 1 to 65535", "write for example appPort: 8080")],
      right: { appPort: 65535 },
    },
    {
      title: "an environment's key in shared services",
      stack: "shared",
      wrong: { appPort: 8080 },
      told: [
        told(
          "appPort",
          "appPort in a stack of kind shared-services",
          "appPort only in stacks of kind environment",
          "delete the line",
        ),
      ],
      right: {},
    },
  ]);
});
