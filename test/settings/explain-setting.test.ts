import { expect } from "chai";
import { areas, settingNames } from "../../settings/catalog";
import { explainSetting, presenceOf } from "../../settings/explain-setting";
import { committedFiles } from "./committed-files";

describe("explainSetting", () => {
  it("tells everything about a setting, and its value in each stack that has one", () => {
    expect(explainSetting("nodeCapacityType", committedFiles())).to.deep.equal({
      found: true,
      key: "nodeCapacityType",
      doc: "How the nodes are bought: SPOT costs far less and may be taken away at two minutes' notice. Refused in production.",
      type: "one of ON_DEMAND, SPOT",
      unit: "name",
      default: "ON_DEMAND",
      presence:
        "optional in every stack of kind environment that states eksClusterName; the default applies without it",
      change: "replaces the node group; pods move to the new one first",
      sources: ["E-145"],
      values: { dev: "SPOT", staging: "SPOT", prod: "ON_DEMAND", "prod-pci": "ON_DEMAND" },
    });
  });

  it("shows defaults where a stack says nothing", () => {
    expect(explainSetting("eksPublicAccessCidrs", committedFiles())).to.deep.include({
      default: [],
      values: { dev: [], staging: [], prod: [], "prod-pci": [] },
    });
  });

  it("takes a prefix, a path, and region for aws:region", () => {
    for (const key of ["causeway:devopsIpRanges", "devopsIpRanges[0].cidr"]) {
      expect(explainSetting(key, []).key).to.equal("devopsIpRanges");
    }
    for (const key of ["aws:region", "region"]) {
      expect(explainSetting(key, committedFiles())).to.deep.include({
        key: "aws:region",
        default: null,
        values: {
          shared: "us-east-1",
          dev: "us-east-1",
          staging: "us-east-1",
          prod: "us-east-1",
          "prod-pci": "us-east-1",
        },
      });
    }
  });

  it("suggests what may have been meant by an unknown key", () => {
    expect(explainSetting("vpcCdr", [])).to.deep.equal({
      found: false,
      key: "vpcCdr",
      suggestion: "vpcCidr",
      remedy: "did you mean vpcCidr?",
    });
    expect(explainSetting("kafka", [])).to.deep.equal({
      found: false,
      key: "kafka",
      suggestion: undefined,
      remedy: "docs/reference/settings.md lists all settings",
    });
  });

  it("says of each setting whether it has to be stated", () => {
    const presence = areas.flatMap((area) => Object.values(area.settings).map((setting) => presenceOf(setting, area)));
    expect(presence).to.have.length(settingNames.length);
    const of = (name: string) => presence[settingNames.indexOf(name)];
    expect(of("vpcCidr")).to.equal("required in every stack");
    expect(of("memberAccounts")).to.equal("required in every stack of kind shared-services");
    expect(of("nodeCount")).to.equal("required in every stack of kind environment that states eksClusterName");
    expect(of("eksClusterName")).to.equal("optional; without it there is no cluster");
    expect(of("deployRoleArn")).to.equal(
      "optional in every stack; without it the caller's own credentials are used, and have to belong to accountId",
    );
  });
});
