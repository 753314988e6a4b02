import { expect } from "chai";
import { padded, wireInteger, wireReader, wireString } from "../../../../automation/promotion/approvals/ssh-wire";

const hex = (text: string) => Buffer.from(text, "hex");

describe("the bytes that SSH writes", () => {
  it("integers are as short as they can be, and never look negative (the examples of RFC 4251)", () => {
    expect(wireInteger(hex("00")).toString("hex")).to.equal("00000000");
    expect(wireInteger(hex("09a378f9b2e332a7")).toString("hex")).to.equal("0000000809a378f9b2e332a7");
    expect(wireInteger(hex("80")).toString("hex")).to.equal("000000020080");
    expect(wireInteger(hex("00007f")).toString("hex")).to.equal("000000017f");
  });

  it("a number is made exactly as long as is asked, or does not fit", () => {
    expect(padded(hex("007f"), 3)?.toString("hex")).to.equal("00007f");
    expect(padded(hex("008000"), 2)?.toString("hex")).to.equal("8000");
    expect(padded(hex("018000"), 2)).to.equal(undefined);
  });

  it("strings are read one after the other, and nothing beyond the end", () => {
    const reader = wireReader(Buffer.concat([wireString("one"), wireString("")]));
    expect(reader.string().toString()).to.equal("one");
    expect(() => reader.end()).to.throw(RangeError, "4 bytes follow its end");
    expect(reader.string().toString()).to.equal("");
    reader.end();
    expect(() => reader.number()).to.throw(RangeError, "it ends after 11 bytes");
    expect(() => wireReader(hex("000000ff01")).string()).to.throw(RangeError);
  });
});
