import type { Law } from "../../law";
import { numberOf } from "../reading";

/** A group of machines: its wished-for size lies between its bounds. */
export const groupLaw: Law = {
  check(inputs) {
    const [min, max] = [numberOf(inputs, "minSize"), numberOf(inputs, "maxSize")];
    return min === undefined || max === undefined || min <= max
      ? []
      : [{ property: "minSize", reason: `minSize is ${min} and maxSize is ${max}; expected minSize to be no larger.` }];
  },
};
