import type { Law } from "../../law";
import { textOf } from "../../values";
import { arnOf, parseArn } from "../arn";
import { isGiven } from "../reading";
import { refusal } from "../refusal";
import { bucketType, bucketV2Type, flowLogType, logGroupType, roleType, subnetType, vpcType } from "../types";
import { mustFind } from "./lookup";

const targets = [
  "vpcId",
  "subnetId",
  "eniId",
  "transitGatewayId",
  "transitGatewayAttachmentId",
  "regionalNatGatewayId",
] as const;

/** A flow log: one for the same network, traffic and destination, into a destination that exists. */
export const flowLogLaw: Law = {
  check(inputs) {
    const given = targets.filter((name) => isGiven(inputs, name));
    const kind = textOf(inputs, "logDestinationType") ?? "cloud-watch-logs";
    const interval = inputs.maxAggregationInterval;
    return [
      ...(given.length === 1
        ? []
        : [
            {
              property: "vpcId",
              reason: `A flow log watches one thing; ${given.length === 0 ? "none is" : `${given.join(" and ")} are`} given. Give one of ${targets.join(", ")}.`,
            },
          ]),
      ...(["cloud-watch-logs", "s3", "kinesis-data-firehose"].includes(kind)
        ? []
        : [
            {
              property: "logDestinationType",
              reason: `logDestinationType is "${kind}"; expected cloud-watch-logs, s3 or kinesis-data-firehose.`,
            },
          ]),
      ...(kind === "s3" && isGiven(inputs, "iamRoleArn")
        ? [
            {
              property: "iamRoleArn",
              reason: "iamRoleArn is given and the destination is S3, which takes none; leave it out.",
            },
          ]
        : []),
      ...(typeof interval === "number" && ![60, 600].includes(interval)
        ? [
            {
              property: "maxAggregationInterval",
              reason: `maxAggregationInterval is ${interval}; expected 60 or 600 seconds.`,
            },
          ]
        : []),
      ...(isGiven(inputs, "transitGatewayId") ||
      isGiven(inputs, "transitGatewayAttachmentId") ||
      isGiven(inputs, "trafficType")
        ? []
        : [{ property: "trafficType", reason: "trafficType is missing; give ACCEPT, REJECT or ALL." }]),
    ];
  },

  create(inputs, context) {
    const { inventory } = context;
    const [vpcId, subnetId] = [textOf(inputs, "vpcId") ?? "", textOf(inputs, "subnetId") ?? ""];
    if (vpcId !== "") mustFind(context, vpcType, vpcId);
    if (subnetId !== "") mustFind(context, subnetType, subnetId);
    const destination = textOf(inputs, "logDestination") ?? "";
    const kind = textOf(inputs, "logDestinationType") ?? "cloud-watch-logs";
    if (kind === "cloud-watch-logs") {
      const role = textOf(inputs, "iamRoleArn") ?? "";
      if (role === "")
        throw refusal(
          "InvalidParameter",
          "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs. Give iamRoleArn.",
        );
      if (!inventory.list(roleType).some((one) => one.outputs.arn === role))
        throw refusal(
          "InvalidParameter",
          `Access Denied for LogDestination: the role ${role} does not exist in this account.`,
        );
      const group = destination.replace(/:\*$/, "");
      if (!inventory.list(logGroupType).some((one) => one.outputs.arn === group))
        throw refusal("InvalidParameter", `LogDestination: ${destination} does not exist.`);
    }
    const bucket = parseArn(destination)?.resource.split("/")[0] ?? "";
    if (
      kind === "s3" &&
      ![bucketType, bucketV2Type].flatMap((type) => inventory.everywhere(type)).some((one) => one.id === bucket)
    )
      throw refusal("InvalidParameter", `LogDestination: ${bucket === "" ? destination : bucket} does not exist.`);
    const twin = inventory
      .list(flowLogType)
      .find((one) =>
        [...targets, "trafficType", "logDestination"].every(
          (name) => (one.inputs[name] ?? "") === (inputs[name] ?? ""),
        ),
      );
    if (twin !== undefined)
      throw refusal(
        "FlowLogAlreadyExists",
        `Error. There is an existing Flow Log with the same configuration and log destination (${twin.id}).`,
      );
    const id = context.mint.id("fl");
    return { id, outputs: { arn: arnOf(context, "ec2", `vpc-flow-log/${id}`) } };
  },
};
