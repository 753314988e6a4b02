import type { Service } from "../../registry";
import { deliveryChannelType, recorderStatusType, recorderType } from "../types";
import { deliveryChannelLaw } from "./delivery-channel";
import { recorderLaw } from "./recorder";
import { recorderStatusLaw } from "./recorder-status";
import { configRuleLaw } from "./rule";

/** AWS Config; the module `cfg`. */
export const configService: Service = {
  laws: {
    [recorderType]: recorderLaw,
    [deliveryChannelType]: deliveryChannelLaw,
    [recorderStatusType]: recorderStatusLaw,
    "aws:cfg/rule:Rule": configRuleLaw,
  },
  functions: {},
};
