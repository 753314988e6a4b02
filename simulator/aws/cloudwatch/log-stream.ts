import type { Law } from "../../law";
import { resourceKey } from "../../world/stored";
import { arnOf } from "../arn";
import { idWhere, importParts } from "../import-name";
import { misshapen } from "../input-problems";
import { mustText } from "../reading";
import { refusal } from "../refusal";
import { logGroupType } from "../types";
import { mustFindLogGroup } from "./log-group";
import { idWithin } from "./log-names";
import { logStreamType } from "./types";

/** A stream of a log group that exists; its name is unique in the group, with which it goes. */
export const logStreamLaw: Law = {
  check: (inputs) => misshapen(inputs, "name", /^[^:*]{1,512}$/, "1 to 512 characters, none of them : or *"),

  create(inputs, context) {
    const [group, name] = [mustText(inputs, "logGroupName"), mustText(inputs, "name")];
    mustFindLogGroup(group, context);
    const streams = context.inventory.where(logStreamType, "logGroupName", group);
    if (streams.some((one) => one.outputs.name === name))
      throw refusal("ResourceAlreadyExistsException", `The specified log stream already exists: ${name} of ${group}.`);
    return {
      id: idWithin(logStreamType, group, name, context),
      outputs: { arn: arnOf(context, "logs", `log-group:${group}:log-stream:${name}`) },
      owner: resourceKey(context.place, logGroupType, group),
    };
  },

  importedId(name, context) {
    const [logGroupName = "", stream = ""] = importParts(name, /^([^:]+):([^:]+)$/, "LOGGROUPNAME:LOGSTREAMNAME");
    return idWhere(context, { logGroupName, name: stream });
  },
};
