import { expect } from "chai";
import { DamagedFile, frame, readFrames } from "../../../simulator/world/frames";

describe("readFrames", () => {
  const bodies = [{ a: 1 }, { text: "zwei\nzeilen ü" }, { last: [true, null, "x".repeat(40)] }];
  const whole = Buffer.concat(bodies.map(frame));
  const twoLong = Buffer.concat(bodies.slice(0, 2).map(frame)).length;

  it("reads back what was framed", () => {
    expect(readFrames("journal", whole)).to.deep.equal({ bodies, length: whole.length });
    expect(readFrames("journal", Buffer.alloc(0))).to.deep.equal({ bodies: [], length: 0 });
  });

  it("drops a last record that was cut off at any byte, and says where the sound part ends", () => {
    for (let length = twoLong; length < whole.length; length++) {
      const read = readFrames("journal", whole.subarray(0, length));
      expect(read, `cut at ${length}`).to.deep.equal({ bodies: bodies.slice(0, 2), length: twoLong });
    }
  });

  it("refuses a file in which any bit of any byte was turned over", () => {
    for (let at = 0; at < whole.length; at++) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64, 128]) {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ bit;
        expect(() => readFrames("journal", damaged), `byte ${at}, bit ${bit}`).to.throw(DamagedFile);
      }
    }
  });

  it("says where the damage is and what to do", () => {
    const damaged = Buffer.from(whole);
    damaged[twoLong + 25] = 0;
    expect(() => readFrames("journal", damaged)).to.throw(
      `journal is damaged at byte ${twoLong}: length or checksum does not fit the record; restore the file from a backup, or empty the cloud by removing its folder`,
    );
  });
});
