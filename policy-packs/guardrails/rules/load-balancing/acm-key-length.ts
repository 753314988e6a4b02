import { mustBeText } from "../../facts/must-be";
import { controls } from "../../pack/frameworks";
import type { Rule } from "../../pack/rule";

/** A certificate's key withstands those who try them all. Not set means RSA with 2,048 bits. */
export const acmKeyLength: Rule = {
  id: "acm-key-length",
  title: "Certificates have keys of 2,048 bits of RSA, or of elliptic curves",
  severity: "medium",
  tier: "standard",
  frameworks: controls({ fsbp: ["ACM.2"] }),
  requirements: ["D-024"],
  remedy: 'leave keyAlgorithm out, or set "RSA_2048" or "EC_prime256v1"',
  types: ["aws:acm/certificate:Certificate"],
  check: ({ props }) =>
    mustBeText(props, "keyAlgorithm", (algorithm) => algorithm.toUpperCase() !== "RSA_1024", {
      message: "the key has 1,024 bits, which are too few",
      unset: true,
    }),
};
