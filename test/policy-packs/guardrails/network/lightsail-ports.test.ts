import { expect } from "chai";
import { netSgAdminPort } from "../../../../policy-packs/guardrails/rules/network/net-sg-admin-port";
import { alone, resource, together, unknown } from "../decide";

const INSTANCE = "aws:lightsail/instance:Instance";
const PORTS = "aws:lightsail/instancePublicPorts:InstancePublicPorts";
const machine = (props: object = {}, name = "blog") =>
  resource(INSTANCE, { name, blueprintId: "amazon_linux_2023", ...props }, { name });
const ports = (instanceName: unknown, more: object = {}) =>
  resource(
    PORTS,
    { instanceName, portInfos: [{ protocol: "tcp", fromPort: 443, toPort: 443 }] },
    { name: "ports", ...more },
  );
const opened = (port: string, name = "blog") =>
  `violation ${name} : the internet reaches ${port}: without InstancePublicPorts Lightsail opens it to everybody`;
const open = "unknown blog : whether the ports of this machine are a resource is not known";

describe("what Lightsail opens by itself (K-05, C-012)", () => {
  it("a machine whose ports are no resource is open to everybody", () => {
    expect(together(netSgAdminPort, [machine()])).to.deep.equal([opened("tcp 22 (SSH)")]);
    expect(together(netSgAdminPort, [machine({ blueprintId: "windows_server_2022" })])).to.deep.equal([
      opened("tcp 3389 (RDP)"),
    ]);
    expect(together(netSgAdminPort, [machine({ blueprintId: unknown })])).to.deep.equal([
      opened("tcp 22 (SSH) or tcp 3389 (RDP)"),
    ]);
  });

  it("a machine whose ports are a resource has those", () => {
    expect(together(netSgAdminPort, [machine(), ports("blog")])).to.deep.equal([]);
    const dependent = { propertyDependencies: { instanceName: [`urn:pulumi:dev::test::${INSTANCE}::blog`] } };
    expect(together(netSgAdminPort, [machine({ name: undefined }), ports(unknown, dependent)])).to.deep.equal([]);
  });

  it("the ports of one machine close no other", () => {
    expect(together(netSgAdminPort, [machine(), machine({}, "shop"), ports("shop")])).to.deep.equal([
      opened("tcp 22 (SSH)"),
    ]);
    expect(together(netSgAdminPort, [machine(), ports("elsewhere")])).to.deep.equal([opened("tcp 22 (SSH)")]);
  });

  it("ports of a machine that is not known are no pass and no violation", () => {
    expect(together(netSgAdminPort, [machine(), ports(unknown)]).map((line) => line.split(";")[0])).to.deep.equal([
      open,
    ]);
  });

  it("alone a machine shows nothing: its ports are another resource", () => {
    expect(alone(netSgAdminPort, machine())).to.deep.equal([]);
  });
});
