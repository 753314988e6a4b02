import type { Law } from "../../law";
import { arnOf } from "../arn";
import { mustText } from "../reading";

/** A parameter of Systems Manager; every change of its value makes a version. */
export const parameterLaw: Law = {
  create(inputs, context) {
    const name = mustText(inputs, "name");
    return {
      id: name,
      outputs: { arn: arnOf(context, "ssm", `parameter/${name.replace(/^\//, "")}`), version: 1 },
    };
  },
};
