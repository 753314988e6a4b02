import { expect } from "chai";
import fc from "fast-check";
import { isPlaceholderAccount } from "../../settings/placeholder-account";

describe("isPlaceholderAccount", () => {
  it("XI-04, A-004: knows the accounts of the documents", () => {
    for (let digit = 0; digit <= 9; digit++) expect(isPlaceholderAccount(String(digit).repeat(12))).to.equal(true);
    expect(isPlaceholderAccount("123456789012")).to.equal(true);
    expect(isPlaceholderAccount("987654321098")).to.equal(true);
  });

  it("takes next to all others for real", () => {
    for (const real of ["314159265358", "111111111112", "123456789013", "012345678912"]) {
      expect(isPlaceholderAccount(real), real).to.equal(false);
    }
    const ids = fc.integer({ min: 0, max: 999_999_999_999 }).map((id) => String(id).padStart(12, "0"));
    fc.assert(
      fc.property(
        ids,
        (id) => isPlaceholderAccount(id) === (new Set(steps(id)).size === 1 && [0, 1, 9].includes(steps(id)[0] ?? -1)),
      ),
    );
  });
});

function steps(id: string): number[] {
  const digits = Array.from(id, Number);
  return digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
}
