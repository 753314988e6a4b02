import { expect } from "chai";
import { namingConvention } from "../../../../../policy-packs/guardrails/rules/governance/naming-convention";
import { alone, resource, unknown } from "../../decide";

const bucket = (name: unknown, environment: string, config: object = {}) =>
  alone(namingConvention, resource("aws:s3/bucket:Bucket", { bucket: name }), environment, config);
const table = (name: string, environment: string) =>
  alone(namingConvention, resource("aws:dynamodb/table:Table", { name }), environment);

describe("naming-convention (K-12, A-022)", () => {
  it("a name of the environment, or of none, is accepted", () => {
    expect(bucket("shop-dev-data", "dev")).to.deep.equal([]);
    expect(bucket("shop-prod-pci-data", "prod-pci")).to.deep.equal([]);
    expect(bucket("shop-production-data", "prod")).to.deep.equal([]);
    expect(table("orders", "prod")).to.deep.equal([]);
    expect(bucket("devices", "prod")).to.deep.equal([]);
    expect(bucket("shop-prod-staging-area", "prod")).to.deep.equal([]);
  });

  it("a name of another environment is refused, with any sign around it and in any case", () => {
    expect(bucket("shop-prod-data", "dev")).to.deep.equal([
      "violation bucket: shop-prod-data is a name of prod, and is made in dev",
    ]);
    expect(bucket("shop-prod-data", "prod-pci")).to.deep.equal([
      "violation bucket: shop-prod-data is a name of prod, and is made in prod-pci",
    ]);
    for (const name of ["orders_dev", "Orders.Dev", "dev/orders"]) expect(table(name, "prod")).to.have.length(1);
  });

  it("shared services and stacks of other names may be for any", () => {
    expect(bucket("shop-prod-data", "shared")).to.deep.equal([]);
    expect(bucket("shop-prod-data", "sandbox")).to.deep.equal([]);
  });

  it("the configuration asks for more", () => {
    const pattern = "^shop-";
    expect(bucket("shop-dev-data", "dev", { pattern })).to.deep.equal([]);
    expect(bucket("data-dev", "dev", { pattern })).to.deep.equal(["violation bucket: data-dev does not match ^shop-"]);
  });

  it("what has no name of its own gets one from its program; a name that is not known is no pass", () => {
    expect(alone(namingConvention, resource("aws:s3/bucket:Bucket", {}), "prod")).to.deep.equal([]);
    expect(bucket(unknown, "prod")).to.deep.equal(["unknown bucket: the name is not known; decided at the update"]);
  });
});
