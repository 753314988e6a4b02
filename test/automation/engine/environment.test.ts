import { expect } from "chai";
import { engineVariables, operationEnvironment, searchPath } from "../../../automation/engine/environment";
import { chooseHome } from "../../../automation/home";

const engine = { folder: "/cache/bin", pulumi: "/cache/bin/pulumi" };
const home = chooseHome("/home-of-a-team", {}, "/checkout");
const ports = { aws: 1, awsx: 2, eks: 3, kubernetes: 4 };

describe("the engine's environment", () => {
  it("has the engine in front of PATH, once", () => {
    expect(searchPath(engine, "/usr/bin:/cache/bin:/bin")).to.equal("/cache/bin:/usr/bin:/bin");
    expect(searchPath(engine, undefined)).to.equal("/cache/bin:");
  });

  it("names state, passphrase file and attachments of the embedded cloud, and no secret", () => {
    expect(engineVariables(home, ports)).to.deep.equal({
      CAUSEWAY_HOME: "/home-of-a-team",
      PULUMI_BACKEND_URL: "file:///home-of-a-team/state?metadata=skip",
      PULUMI_CONFIG_PASSPHRASE_FILE: "/home-of-a-team/passphrase",
      PULUMI_HOME: "/home-of-a-team/pulumi",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      CAUSEWAY_TARGET_CLOUD: "embedded",
      PULUMI_DEBUG_PROVIDERS: "aws:1,awsx:2,eks:3,kubernetes:4",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    });
  });

  it("keeps homes apart whose names only differ in letters that addresses write otherwise", () => {
    const addressOf = (root: string) => engineVariables(chooseHome(root, {}, "/checkout"), ports)["PULUMI_BACKEND_URL"];
    expect(["/a b", "/a%20b", "/a?b"].map(addressOf)).to.deep.equal([
      "file:///a%20b/state?metadata=skip",
      "file:///a%2520b/state?metadata=skip",
      "file:///a%3Fb/state?metadata=skip",
    ]);
  });

  it("attaches nothing when the target is a real cloud", () => {
    expect(engineVariables(home, undefined)).not.to.have.any.keys("PULUMI_DEBUG_PROVIDERS", "CAUSEWAY_TARGET_CLOUD");
  });

  it("hands no AWS credentials and no foreign Pulumi configuration to an operation on the embedded cloud", () => {
    const inherited = { AWS_SECRET_ACCESS_KEY: "s", PULUMI_ACCESS_TOKEN: "t", LANG: "C", GONE: undefined };
    const environment = operationEnvironment(inherited, engine, home, ports);
    expect(environment).not.to.have.any.keys("AWS_SECRET_ACCESS_KEY", "PULUMI_ACCESS_TOKEN", "GONE");
    expect(environment).to.include({ LANG: "C" });
  });

  it("keeps AWS credentials for a real cloud", () => {
    const environment = operationEnvironment({ AWS_PROFILE: "team" }, engine, home, undefined);
    expect(environment).to.include({ AWS_PROFILE: "team" });
  });

  it("lets the engine collect its garbage seldom, but as somebody wishes who says how", () => {
    expect(operationEnvironment({}, engine, home, ports)).to.include({ GOGC: "400", GOMEMLIMIT: "2GiB" });
    expect(operationEnvironment({ GOGC: "50" }, engine, home, ports)).to.include({ GOGC: "50", GOMEMLIMIT: "2GiB" });
  });
});
