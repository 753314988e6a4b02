import { expect } from "chai";
import { readStackFile } from "../../settings/stack-file";

const text = `# a stack
config:
  causeway:azCount: 03
  causeway:vpcCidr: &range "10.1.0.0/16"
  causeway:eksPublicAccessCidrs:
    - *range
    - 10.2.0.0/16
  causeway:devopsIpRanges: [{ cidr: 203.0.113.0/24, label: Office }]
  causeway:owner:
    secure: v1:abc
`;

describe("readStackFile", () => {
  const file = readStackFile(text);

  it("gives the values below config: by their full keys", () => {
    expect(file.isReadable).to.equal(true);
    expect(file.findings).to.deep.equal([]);
    expect([...file.entries]).to.deep.equal([
      ["causeway:azCount", 3],
      ["causeway:vpcCidr", "10.1.0.0/16"],
      ["causeway:eksPublicAccessCidrs", ["10.1.0.0/16", "10.2.0.0/16"]],
      ["causeway:devopsIpRanges", [{ cidr: "203.0.113.0/24", label: "Office" }]],
      ["causeway:owner", { secure: "v1:abc" }],
    ]);
    expect([...file.secretKeys]).to.deep.equal(["causeway:owner"]);
  });

  it("knows where each value and each key stands, or what is around it", () => {
    const place = (path: readonly (string | number)[], atKey?: string) => {
      const { line, column } = file.placeOf(path, atKey);
      return `${line}:${column}`;
    };
    expect(place(["azCount"])).to.equal("3:21");
    expect(place(["azCount"], "causeway:azCount")).to.equal("3:3");
    expect(place(["eksPublicAccessCidrs", 0])).to.equal("6:7");
    expect(place(["eksPublicAccessCidrs", 1])).to.equal("7:7");
    expect(place(["eksPublicAccessCidrs", 2])).to.equal("6:5");
    expect(place(["devopsIpRanges", 0, "label"])).to.equal("8:60");
    expect(place(["devopsIpRanges", 0, "port"])).to.equal("8:29");
    expect(place(["accountId"])).to.equal("2:1");
    expect(place([])).to.equal("2:1");
  });

  it("knows how a number was written", () => {
    expect(file.written(["azCount"])).to.equal("03");
    expect(file.written(["devopsIpRanges"])).to.equal(undefined);
  });

  it("gives no values of a file that it cannot read", () => {
    const broken = readStackFile("config: [");
    expect(broken.isReadable).to.equal(false);
    expect([...broken.entries]).to.deep.equal([]);
    expect(broken.findings).to.have.length(1);
    expect(broken.placeOf(["azCount"], undefined)).to.deep.equal(broken.findings[0]?.place);
  });

  it("keeps a key named __proto__ a key", () => {
    expect([...readStackFile("config:\n  __proto__: 1\n").entries]).to.deep.equal([["__proto__", 1]]);
  });
});
