import { expect } from "chai";
import type { Law } from "../../../simulator/law";
import { importedId } from "../../../simulator/world/imported";
import type { Subject } from "../../../simulator/world/subject";
import { PART, toyProvider } from "../protocol/toy-provider";
import { openWorld } from "./open-world";

describe("importedId", () => {
  const places: string[] = [];
  const law: Law = {
    importedId(name, { place }) {
      places.push(`${place.account} ${place.region}`);
      return name === "part/p-1" ? "p-1" : undefined;
    },
  };

  async function imported(name: string, known: Law | undefined): Promise<string | undefined> {
    const facts = await toyProvider.facts.of(PART);
    if (facts === undefined) throw new Error(`no ${PART}`);
    const home = { account: "222222222222", region: "us-east-1" };
    const subject: Subject = { facts, law: known, urn: "urn", home, settings: {} };
    return importedId(await openWorld(), subject, name);
  }

  it("is the name itself for a type that is imported by its id", async () => {
    expect(await imported("p-1", undefined)).to.equal("p-1");
    expect(await imported("p-1@eu-west-1", {})).to.equal("p-1@eu-west-1");
  });

  it("is the id itself too for a type that is imported by a name, where nothing has that name", async () => {
    const facts = await toyProvider.facts.of(PART);
    if (facts === undefined) throw new Error(`no ${PART}`);
    const home = { account: "222222222222", region: "us-east-1" };
    const named = { ...facts, importName: () => "nobody" };
    const subject: Subject = { facts: named, law: undefined, urn: "urn", home, settings: {} };
    expect(importedId(await openWorld(), subject, "p-1")).to.equal("p-1");
  });

  it("is what the law finds, in the region behind the name where there is one", async () => {
    expect(await imported("part/p-1", law)).to.equal("p-1");
    expect(await imported("part/p-1@eu-west-1", law)).to.equal("p-1@eu-west-1");
    expect(await imported("part/p-2", law)).to.equal(undefined);
    expect(places).to.deep.equal(["222222222222 us-east-1", "222222222222 eu-west-1", "222222222222 us-east-1"]);
  });
});
