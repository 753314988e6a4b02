import { expect } from "chai";
import { nearest } from "../../../simulator/catalog/nearest";

describe("nearest", () => {
  it("finds the name that was probably meant", () => {
    expect(nearest("cidrblock", ["cidrBlock", "ipv6CidrBlock", "vpcId"])).to.equal("cidrBlock");
    expect(nearest("subnetIDs", ["vpcId", "subnetIds"])).to.equal("subnetIds");
  });

  it("stays silent where nothing is near", () => {
    expect(nearest("colour", ["cidrBlock", "vpcId"])).to.equal(undefined);
    expect(nearest("x", [])).to.equal(undefined);
  });
});
