import { expect } from "chai";
import { parseFaults } from "../../../simulator/world/faults-file";

describe("parseFaults", () => {
  it("reads faults", () => {
    const faults = [{ kind: "throttle", type: "aws:ec2/*", operation: "create", skip: 1, count: 2, probability: 0.5 }];
    expect(parseFaults(JSON.stringify({ faults }))).to.deep.equal(faults);
    expect(parseFaults('{"faults": []}')).to.deep.equal([]);
  });

  it("names every problem with its path", () => {
    const text = JSON.stringify({ faults: [{ kind: "boom" }, { kind: "lost", probability: 2, typo: 1 }] });
    expect(() => parseFaults(text)).to.throw(
      /the faults file has 3 problem\(s\):\nfaults\.0\.kind: .*\nfaults\.1\.probability: .*\nfaults\.1: .*typo/s,
    );
    expect(() => parseFaults("{")).to.throw("the faults file is not JSON");
  });
});
