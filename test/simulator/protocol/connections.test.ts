import { expect } from "chai";
import { CloudError } from "../../../simulator/errors";
import { Connections } from "../../../simulator/protocol/connections";

const home = { account: "111111111111", region: "us-east-1" };

describe("Connections", () => {
  it("keeps what each connection told, and forgets it when another begins at its address", () => {
    const connections = new Connections();
    connections.begin("a", "engine:1");
    connections.attach("a", "engine:2");
    connections.configure("a", home, { profile: "x" });
    expect(connections.of("a")).to.deep.equal({ engineAddress: "engine:2", home, settings: { profile: "x" } });
    expect(() => connections.of("b")).to.throw(CloudError, "this connection was never configured");
    connections.begin("a", "engine:3");
    expect(() => connections.of("a")).to.throw(CloudError, "this connection was never configured");
    expect(connections.engineOf("a")).to.equal("engine:3");
    expect(connections.engineOf("b")).to.equal("");
  });

  it("forgets the quietest when there are too many: engines that were killed say no goodbye", () => {
    const connections = new Connections();
    connections.configure("used", home, {});
    for (let at = 0; at < 4095; at++) connections.configure(`idle ${at}`, home, {});
    connections.of("used");
    connections.configure("one more", home, {});
    expect(() => connections.of("idle 0")).to.throw(CloudError);
    expect(connections.of("used").home).to.equal(home);
  });
});
