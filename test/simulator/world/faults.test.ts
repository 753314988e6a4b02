import { expect } from "chai";
import { type Attempt, type Fault, Faults, refusalOf } from "../../../simulator/world/faults";

const attempt = (differing: Partial<Attempt> = {}): Attempt => ({
  operation: "create",
  type: "aws:ec2/vpc:Vpc",
  urn: "urn:pulumi:dev::p::aws:ec2/vpc:Vpc::net",
  ...differing,
});
const strikes = (fault: Fault, attempts: readonly Attempt[], seed = 1): readonly boolean[] => {
  const faults = new Faults([fault], seed);
  return attempts.map((each) => faults.strike(each) !== undefined);
};

describe("Faults", () => {
  it("strikes what its patterns name and nothing else", () => {
    const fault: Fault = { kind: "error", type: "aws:ec2/*", operation: "create", urn: "*::net" };
    expect(
      strikes(fault, [
        attempt(),
        attempt({ type: "aws:s3/bucket:Bucket" }),
        attempt({ operation: "delete" }),
        attempt({ urn: "urn:other" }),
        attempt({ type: "xaws:ec2/a" }),
      ]),
    ).to.deep.equal([true, false, false, false, false]);
    expect(strikes({ kind: "error", type: "a.c" }, [attempt({ type: "abc" }), attempt({ type: "a.c" })])).to.deep.equal(
      [false, true],
    );
  });

  it("lets so many through, then strikes so many, then no more", () => {
    const five = Array.from({ length: 5 }, () => attempt());
    expect(strikes({ kind: "throttle", skip: 1, count: 2 }, five)).to.deep.equal([false, true, true, false, false]);
  });

  it("strikes the share that it says, the same ones for the same seed", () => {
    const many = Array.from({ length: 1000 }, (_, at) => attempt({ urn: `urn:${at}` }));
    const fault: Fault = { kind: "throttle", probability: 0.2 };
    const struck = strikes(fault, many);
    expect(struck.filter(Boolean).length).to.be.within(150, 250);
    expect(strikes(fault, many)).to.deep.equal(struck);
    expect(strikes(fault, many, 2)).not.to.deep.equal(struck);
  });

  it("goes on counting where it was when its counts were read back", () => {
    const list: readonly Fault[] = [{ kind: "crash", count: 1 }];
    const before = new Faults(list, 1);
    expect(before.strike(attempt())).not.to.equal(undefined);
    const after = new Faults(list, 1);
    for (const [index, count] of before.dump().entries()) after.restore(index, count);
    after.restore(7, { matched: 1, struck: 1 });
    expect(after.strike(attempt())).to.equal(undefined);
  });

  it("refuses in AWS's words, or in those of the file", () => {
    expect(refusalOf({ kind: "throttle" }, attempt())).to.include({
      kind: "exhausted",
      awsCode: "ThrottlingException",
    });
    expect(refusalOf({ kind: "timeout" }, attempt())).to.include({ kind: "timeout", awsCode: "RequestTimeout" });
    expect(refusalOf({ kind: "lost" }, attempt({ urn: "" })).message).to.equal(
      "the answer to create of aws:ec2/vpc:Vpc was lost",
    );
    expect(refusalOf({ kind: "error", as: "denied", code: "No", message: "never" }, attempt())).to.include({
      kind: "denied",
      awsCode: "No",
      message: "never",
    });
  });
});
