import { isProperties, listOf, UNKNOWN } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { type Grant, rangeEnds, unreadable } from "./group-rules";
import { readTraffic } from "./ports";
import { orUnknown } from "./prefix-lists";

/** A fleet of game servers, whose machines stand in no security group of ours. */
export const GAMELIFT_FLEET = "aws:gamelift/fleet:Fleet";

const PERMISSIONS = "ec2InboundPermissions";

/** Everything that the fleets of a stack let in, as grants of a group for each. */
export const gameliftGrants = perStack((stack): readonly Grant[] =>
  stack.ofType(GAMELIFT_FLEET).flatMap((resource) =>
    orUnknown(listOf(resource.props[PERMISSIONS])).flatMap((one, index) => {
      const at = `${PERMISSIONS}[${index}]`;
      if (one === UNKNOWN) return [unreadable(resource, resource.urn, at)];
      if (!isProperties(one)) return [];
      const traffic = readTraffic(one["protocol"], one["fromPort"], one["toPort"]);
      const path = `${at}.ipRange`;
      return rangeEnds(orUnknown(listOf(one["ipRange"]))).map((far) => {
        return { resource, group: resource.urn, traffic, path, far };
      });
    }),
  ),
);
