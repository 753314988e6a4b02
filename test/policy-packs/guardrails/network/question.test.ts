import { expect } from "chai";
import { placeOf, readAim } from "../../../../policy-packs/guardrails/network/question";

const service = (protocol: "tcp" | "udp", port: number) => ({ protocol, port, name: "" });

describe("a question about the network", () => {
  it("aims at a port, a place, or a port of a place", () => {
    expect(readAim("tcp/22")).to.deep.equal({ place: undefined, service: service("tcp", 22) });
    expect(readAim("udp/53")).to.deep.equal({ place: undefined, service: service("udp", 53) });
    expect(readAim("tier:Data")).to.deep.equal({ place: { tier: "data" }, service: undefined });
    expect(readAim("tier:data:tcp/5432")).to.deep.equal({ place: { tier: "data" }, service: service("tcp", 5432) });
    expect(readAim("database:tcp/5432")).to.deep.equal({ place: { name: "database" }, service: service("tcp", 5432) });
    expect(readAim("cluster-api")).to.deep.equal({ place: { name: "cluster-api" }, service: undefined });
  });

  it("what is no port is part of a name", () => {
    expect(readAim("tcp/70000")).to.deep.equal({ place: { name: "tcp/70000" }, service: undefined });
    expect(readAim("icmp/8")).to.deep.equal({ place: { name: "icmp/8" }, service: undefined });
    expect(placeOf("tier:App")).to.deep.equal({ tier: "app" });
    expect(placeOf("urn:pulumi:dev::x::a:b:C::it")).to.deep.equal({ name: "urn:pulumi:dev::x::a:b:C::it" });
  });
});
