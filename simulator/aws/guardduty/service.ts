import type { FunctionLaw } from "../../law";
import type { Service } from "../../registry";
import { textOf } from "../../values";
import { isOn } from "../reading";
import { refusal } from "../refusal";
import { detectorType } from "../types";
import { detectorLaw } from "./detector";

/** The detector of the account's region, or the one with this id. */
const getDetector: FunctionLaw = (args, context) => {
  const wanted = textOf(args, "id");
  const detector = context.inventory.list(detectorType).find((one) => wanted === undefined || one.id === wanted);
  if (detector === undefined)
    throw refusal(
      "BadRequestException",
      `There is no GuardDuty detector${wanted === undefined ? "" : ` ${wanted}`} in ${context.place.region}.`,
      "missing",
    );
  const { arn = "", findingPublishingFrequency = "", tagsAll = {} } = detector.outputs;
  return {
    ...args,
    id: detector.id,
    arn,
    findingPublishingFrequency,
    tags: tagsAll,
    status: isOn(detector.outputs, "enable") ? "ENABLED" : "DISABLED",
    features: [],
    serviceRoleArn: `arn:${context.partition}:iam::${context.place.account}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
  };
};

/** GuardDuty. */
export const guardDutyService: Service = {
  laws: { [detectorType]: detectorLaw },
  functions: { "aws:guardduty/getDetector:getDetector": getDetector },
};
