import type { FunctionLaw, LawContext, Resource } from "../../law";
import type { Service } from "../../registry";
import { type Properties, textOf } from "../../values";
import { isGiven, isOn } from "../reading";
import { refusal } from "../refusal";

/** A hosted zone. */
export const zoneType = "aws:route53/zone:Zone";

/** A zone's name without the dot at its end, which counts as the same name. */
function nameOf(properties: Properties): string | undefined {
  return textOf(properties, "name")?.replace(/\.$/, "").toLowerCase();
}

/** Whether a zone answers within VPCs only. */
function isPrivate({ outputs }: Resource): boolean {
  return isGiven(outputs, "vpcs");
}

function zonesFor(args: Properties, context: LawContext): readonly Resource[] {
  const id = textOf(args, "zoneId");
  const name = nameOf(args);
  const wantsPrivate = isOn(args, "privateZone") || isGiven(args, "vpcId");
  return context.inventory
    .list(zoneType)
    .filter((zone) =>
      id === undefined ? nameOf(zone.outputs) === name && isPrivate(zone) === wantsPrivate : zone.id === id,
    );
}

/** The one zone of an id, or of a name: a public one unless a private one is asked for. */
const getZone: FunctionLaw = (args, context) => {
  if (!isGiven(args, "zoneId") && !isGiven(args, "name")) {
    throw refusal("InvalidInput", "neither zoneId nor name is given; give one of them to find the zone.");
  }
  const [zone, another] = zonesFor(args, context);
  if (zone === undefined) throw refusal("NoSuchHostedZone", "no matching Route 53 Hosted Zone found");
  if (another !== undefined)
    throw refusal("InvalidInput", "multiple Route 53 Hosted Zones matched; use zoneId to name one");
  const { outputs } = zone;
  return {
    ...args,
    id: zone.id,
    zoneId: zone.id,
    arn: outputs.arn ?? `arn:${context.partition}:route53:::hostedzone/${zone.id}`,
    name: nameOf(outputs) ?? "",
    comment: outputs.comment ?? "",
    callerReference: context.mint.uuid(zone.id),
    nameServers: outputs.nameServers ?? [],
    primaryNameServer: outputs.primaryNameServer ?? "",
    privateZone: isPrivate(zone),
    resourceRecordSetCount: 2,
    linkedServiceDescription: "",
    linkedServicePrincipal: "",
    tags: outputs.tagsAll ?? {},
  };
};

/** Names of the internet and of VPCs. */
export const route53Service: Service = { laws: {}, functions: { "aws:route53/getZone:getZone": getZone } };
