import type { Service } from "../../registry";
import { recorderType } from "../types";
import { recorderLaw } from "./recorder";

/** AWS Config; the module `cfg`. */
export const configService: Service = {
  laws: { [recorderType]: recorderLaw },
  functions: {},
};
