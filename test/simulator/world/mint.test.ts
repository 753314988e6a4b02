import { expect } from "chai";
import { createMint, fraction } from "../../../simulator/world/mint";

describe("createMint", () => {
  const mint = createMint([1, "111111111111", "us-east-1", "aws:ec2/vpc:Vpc", "urn", 0]);

  it("makes up AWS's forms", () => {
    expect(mint.id("vpc")).to.match(/^vpc-[0-9a-f]{17}$/);
    expect(mint.digits(12)).to.match(/^[1-9]\d{11}$/);
    expect(mint.letters(16)).to.match(/^[A-Z2-7]{16}$/);
    expect(mint.uuid()).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(mint.hex(7)).to.match(/^[0-9a-f]{7}$/);
    expect(mint.hex(100)).to.have.length(100);
    expect(mint.number(10)).to.be.within(0, 9);
    expect(mint.digits(0)).to.equal("");
  });

  it("gives the same for the same origin and purpose, and another for another", () => {
    const again = createMint([1, "111111111111", "us-east-1", "aws:ec2/vpc:Vpc", "urn", 0]);
    const later = createMint([1, "111111111111", "us-east-1", "aws:ec2/vpc:Vpc", "urn", 1]);
    expect(again.id("vpc")).to.equal(mint.id("vpc"));
    expect(later.id("vpc")).not.to.equal(mint.id("vpc"));
    expect(mint.id("vpc", "second")).not.to.equal(mint.id("vpc"));
  });

  it("spreads fractions evenly", () => {
    const mean = Array.from({ length: 2000 }, (_, at) => fraction([at])).reduce((sum, value) => sum + value, 0) / 2000;
    expect(mean).to.be.closeTo(0.5, 0.02);
  });
});
