import { expect } from "chai";
import { route53Service, zoneType } from "../../../../simulator/aws/route53/service";
import { lawWorld, refusal } from "../../law-world";

const token = "aws:route53/getZone:getZone";

function zones() {
  const world = lawWorld(route53Service.laws);
  const call = (args: object) => route53Service.functions[token]?.({ ...args }, world.context(token));
  return { world, call };
}

describe("functions of Route 53", () => {
  it("a zone is found by its name, with a dot at the end or without, and by its id", () => {
    const { world, call } = zones();
    const { id } = world.create(zoneType, { name: "example.com" });
    for (const args of [{ name: "example.com" }, { name: "example.com." }, { zoneId: id }]) {
      expect(call(args)).to.deep.include({ id, zoneId: id, name: "example.com", privateZone: false });
    }
  });

  it("a zone that there is not is refused, and so is a question that names none", () => {
    const { world, call } = zones();
    world.create(zoneType, { name: "example.com" });
    expect(refusal(() => call({ name: "example.org" }))).to.equal(
      "NoSuchHostedZone: no matching Route 53 Hosted Zone found",
    );
    expect(refusal(() => call({}))).to.match(/^InvalidInput: neither zoneId nor name is given/);
  });

  it("a private zone of the same name is found by who asks for one", () => {
    const { world, call } = zones();
    const open = world.create(zoneType, { name: "example.com" });
    const within = world.create(zoneType, { name: "example.com", vpcs: [{ vpcId: "vpc-1" }] });
    expect(call({ name: "example.com" })).to.include({ id: open.id });
    expect(call({ name: "example.com", privateZone: true })).to.include({ id: within.id, privateZone: true });
    world.create(zoneType, { name: "example.com." });
    expect(refusal(() => call({ name: "example.com" }))).to.match(/^InvalidInput: multiple/);
  });
});
