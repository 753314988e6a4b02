import { expect } from "chai";
import { autoName, filledIn, type NameOrigin } from "../../../simulator/protocol/autoname";
import type { AutoName } from "../../../simulator/type-facts";

const naming: AutoName = {
  property: "name",
  length: 30,
  unless: ["namePrefix"],
  separator: "-",
  lowerCase: false,
  suffix: "",
};
const origin: NameOrigin = { resource: "Web", urn: "urn:x", generation: 0, seed: 1, oldInputs: {}, wish: undefined };

describe("autoName", () => {
  it("makes the same name for the same resource, and another for its replacement", () => {
    const name = autoName(naming, {}, origin);
    expect(name).to.match(/^Web-[0-9a-f]{7}$/);
    expect(autoName(naming, {}, origin)).to.equal(name);
    expect(autoName(naming, {}, { ...origin, generation: 1 })).not.to.equal(name);
    expect(autoName(naming, {}, { ...origin, seed: 2 })).not.to.equal(name);
  });

  it("ends in .fifo where the input says that it is first in, first out", () => {
    const queue = { ...naming, fifo: "fifoQueue" };
    expect(autoName(queue, { fifoQueue: true }, origin)).to.match(/^Web-[0-9a-f]{7}\.fifo$/);
    expect(autoName(queue, { fifoQueue: false }, origin)).to.match(/^Web-[0-9a-f]{7}$/);
  });

  it("makes none where one was given, or a prefix", () => {
    expect(autoName(naming, { name: "mine" }, origin)).to.equal(undefined);
    expect(autoName(naming, { namePrefix: "m-" }, origin)).to.equal(undefined);
  });

  it("keeps the name it made up before, but not one that the program gave and gives no more", () => {
    const made = { name: "Web-1234567", __defaults: ["name"] };
    expect(autoName(naming, {}, { ...origin, oldInputs: made })).to.equal("Web-1234567");
    expect(autoName(naming, {}, { ...origin, oldInputs: { name: "mine", __defaults: [] } })).to.match(/^Web-/);
    expect(filledIn(made)).to.deep.equal(["name"]);
  });

  it("follows the engine's wish: proposed, enforced, none", () => {
    expect(autoName(naming, {}, { ...origin, wish: { mode: "propose", name: "p" } })).to.equal("p");
    expect(autoName({ ...naming, lowerCase: true }, {}, { ...origin, wish: { mode: "enforce", name: "P" } })).to.equal(
      "P",
    );
    expect(autoName(naming, {}, { ...origin, wish: { mode: "disable", name: "" } })).to.equal(undefined);
  });

  it("keeps to AWS's letters and lengths", () => {
    const lower = { ...naming, lowerCase: true, suffix: ".fifo" };
    expect(autoName(lower, {}, origin)).to.match(/^web-[0-9a-f]{7}\.fifo$/);
    expect(autoName(naming, {}, { ...origin, resource: "x".repeat(22) })).to.have.length(30);
    expect(() => autoName(naming, {}, { ...origin, resource: "x".repeat(23) })).to.throw(
      RangeError,
      "has 31 characters, AWS takes 30; give name yourself or a shorter name to the resource",
    );
  });
});
