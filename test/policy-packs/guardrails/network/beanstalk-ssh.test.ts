import { expect } from "chai";
import { netSgAdminPort } from "../../../../policy-packs/guardrails/rules/network/net-sg-admin-port";
import { alone, resource, together, unknown } from "../decide";

const ENVIRONMENT = "aws:elasticbeanstalk/environment:Environment";
const TEMPLATE = "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate";
const namespace = "aws:autoscaling:launchconfiguration";
const ssh = (value: unknown) => ({ namespace, name: "SSHSourceRestriction", value });
const noGroup = (value: unknown) => ({ namespace, name: "DisableDefaultEC2SecurityGroup", value });
const key = { namespace, name: "EC2KeyName", value: "ops" };
const environment = (settings?: unknown, props: object = {}) =>
  resource(ENVIRONMENT, { application: "shop", ...(settings === undefined ? {} : { settings }), ...props });
const template = (settings: unknown, props: object = {}) =>
  resource(TEMPLATE, { name: "base", settings, ...props }, { name: "base" });

const opened =
  "violation settings: the internet reaches tcp 22 (SSH) of the machines: without SSHSourceRestriction Beanstalk opens it to everybody";
const open = "unknown it settings: from where the machines let SSH in is not known; decided at the update";

describe("SSH of the machines of Elastic Beanstalk (K-05, C-012)", () => {
  it("an environment that names nobody lets everybody in", () => {
    expect(alone(netSgAdminPort, environment())).to.deep.equal([opened]);
    expect(alone(netSgAdminPort, environment([key]))).to.deep.equal([opened]);
    expect(alone(netSgAdminPort, environment([{ ...ssh("tcp,22,22,10.0.0.0/8"), namespace: "else" }]))).to.deep.equal([
      opened,
    ]);
    expect(alone(netSgAdminPort, environment([noGroup("false")]))).to.deep.equal([opened]);
  });

  it("an environment that names everybody lets everybody in", () => {
    for (const source of ["0.0.0.0/0", "::/0"]) {
      expect(alone(netSgAdminPort, environment([key, ssh(`tcp,22,22,${source}`)]))).to.deep.equal([
        `violation settings[1].value: the internet (${source}) reaches tcp 22 (SSH)`,
      ]);
    }
    expect(alone(netSgAdminPort, environment([ssh("tcp, 22, 22, 0.0.0.0/1")]))).to.have.length(1);
  });

  it("the office, a group, another port and no group at all are accepted", () => {
    for (const settings of [
      [ssh("tcp,22,22,198.51.100.0/24")],
      [ssh("tcp,22,22,bastion-group")],
      [ssh("tcp,443,443,0.0.0.0/0")],
      [noGroup("true"), key],
      [noGroup("true"), ssh("tcp,22,22,0.0.0.0/0")],
    ]) {
      expect(alone(netSgAdminPort, environment(settings))).to.deep.equal([]);
    }
  });

  it("what a template says counts, unless the environment says otherwise", () => {
    const office = template([ssh("tcp,22,22,198.51.100.0/24")]);
    const made = { templateName: "base" };
    expect(together(netSgAdminPort, [environment([], made), office])).to.deep.equal([]);
    expect(together(netSgAdminPort, [environment([ssh("tcp,22,22,0.0.0.0/0")], made), office])).to.have.length(1);
    expect(together(netSgAdminPort, [environment([], made), template([key])])).to.have.length(1);
    expect(alone(netSgAdminPort, environment([], made))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    for (const facts of [
      [environment(unknown)],
      [environment([unknown])],
      [environment([ssh(unknown)])],
      [environment([noGroup(unknown)])],
      [environment([], { templateName: "elsewhere" })],
      [environment([], { templateName: "base" }), template([], { environmentId: "e-1" })],
    ]) {
      expect(together(netSgAdminPort, facts)).to.deep.equal([open]);
    }
  });
});
