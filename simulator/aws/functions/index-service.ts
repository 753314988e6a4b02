import type { FunctionLaw } from "../../law";
import type { Service } from "../../registry";
import { textOf } from "../../values";
import { callerArn } from "../principals";
import { objects, texts } from "../reading";
import { refusal } from "../refusal";
import { regionNames, zonesOf } from "../zones";

const getCallerIdentity: FunctionLaw = (_args, context) => {
  const { account } = context.place;
  const role = /:role\/(?:.*\/)?([^/]+)$/.exec(callerArn(context))?.[1];
  const session = `arn:${context.partition}:sts::${account}:assumed-role/${role}/causeway`;
  return {
    id: account,
    accountId: account,
    arn: role === undefined ? callerArn(context) : session,
    userId: role === undefined ? "AIDACAUSEWAYEMBEDDED0" : "AROACAUSEWAYEMBEDDED0:causeway",
  };
};

const getRegion: FunctionLaw = (args, context) => {
  const region = textOf(args, "region") ?? textOf(args, "name") ?? context.place.region;
  if (zonesOf(region).length === 0) throw refusal("InvalidParameterValue", `no region found for name: "${region}"`);
  return {
    id: region,
    region,
    name: region,
    description: region,
    endpoint: `ec2.${region}.${dnsSuffix(context.partition)}`,
  };
};

const getPartition: FunctionLaw = (_args, context) => ({
  id: context.partition,
  partition: context.partition,
  dnsSuffix: dnsSuffix(context.partition),
  reverseDnsPrefix: dnsSuffix(context.partition).split(".").toReversed().join("."),
});

const getAvailabilityZones: FunctionLaw = (args, context) => {
  const region = textOf(args, "region") ?? context.place.region;
  const state = textOf(args, "state");
  const wanted = objects(args.filters);
  const fits = (zone: { name: string; id: string }) =>
    wanted.every((filter) => {
      const value = {
        "zone-name": zone.name,
        "zone-id": zone.id,
        "region-name": region,
        state: "available",
        "opt-in-status": "opt-in-not-required",
        "zone-type": "availability-zone",
      }[textOf(filter, "name") ?? ""];
      return value !== undefined && texts(filter.values).includes(value);
    });
  const zones = zonesOf(region)
    .filter(
      (zone) =>
        !texts(args.excludeNames).includes(zone.name) && !texts(args.excludeZoneIds).includes(zone.id) && fits(zone),
    )
    .filter(() => state === undefined || state === "available");
  return {
    ...args,
    id: region,
    region,
    names: zones.map((zone) => zone.name),
    zoneIds: zones.map((zone) => zone.id),
    groupNames: [region],
  };
};

const getRegions: FunctionLaw = (args, context) => ({ ...args, id: context.partition, names: regionNames() });

function dnsSuffix(partition: string): string {
  return partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}

/** Functions of the package itself: who and where one is. */
export const indexService: Service = {
  laws: {},
  functions: {
    "aws:index/getCallerIdentity:getCallerIdentity": getCallerIdentity,
    "aws:index/getRegion:getRegion": getRegion,
    "aws:index/getPartition:getPartition": getPartition,
    "aws:index/getAvailabilityZones:getAvailabilityZones": getAvailabilityZones,
    "aws:index/getRegions:getRegions": getRegions,
  },
};
