import { expect } from "chai";
import { parseFaults, WrongFaults } from "../../../simulator/world/faults-file";

describe("parseFaults", () => {
  it("reads faults", () => {
    const faults = [{ kind: "throttle", type: "aws:ec2/*", operation: "create", skip: 1, count: 2, probability: 0.5 }];
    expect(parseFaults(JSON.stringify({ faults }))).to.deep.equal(faults);
    expect(parseFaults('{"faults": []}')).to.deep.equal([]);
  });

  it("names every problem with its path", () => {
    const text = JSON.stringify({ faults: [{ kind: "boom" }, { kind: "lost", probability: 2, typo: 1 }] });
    expect(() => parseFaults(text)).to.throw(
      WrongFaults,
      /the faults file has 3 problem\(s\):\nfaults\[0\]\.kind is "boom": .*\nfaults\[1\]\.probability is 2: .*\nfaults\[1\] is \{.*\}: .*typo/s,
    );
    expect(() => parseFaults("{")).to.throw(WrongFaults, "the faults file is not JSON");
    expect(() => parseFaults("[]")).to.throw(WrongFaults, "the file is []: ");
  });
});
