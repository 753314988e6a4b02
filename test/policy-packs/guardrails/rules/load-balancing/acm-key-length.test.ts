import { expect } from "chai";
import { acmKeyLength } from "../../../../../policy-packs/guardrails/rules/load-balancing/acm-key-length";
import { alone, resource, unknown } from "../../decide";

const certificate = (props: object) => alone(acmKeyLength, resource("aws:acm/certificate:Certificate", { ...props }));

describe("acm-key-length (D-024)", () => {
  it("a key has 2,048 bits and more, or is of a curve", () => {
    for (const keyAlgorithm of ["RSA_1024", "rsa_1024"]) {
      expect(certificate({ keyAlgorithm })).to.deep.equal([
        "violation keyAlgorithm: the key has 1,024 bits, which are too few",
      ]);
    }
    for (const keyAlgorithm of ["RSA_2048", "EC_prime256v1", undefined]) {
      expect(certificate({ keyAlgorithm })).to.deep.equal([]);
    }
    expect(certificate({ keyAlgorithm: unknown })).to.have.length(1);
  });
});
