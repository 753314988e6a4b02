import type { Law } from "../../law";
import { isList, textOf } from "../../values";
import { arnOf } from "../arn";
import { importParts } from "../import-name";
import { withinQuota } from "../quotas";
import { queryDefinitionType } from "./types";

const QUERY_LONGEST = 10_000;
const GROUPS_MOST = 50;

/** A saved question to logs. Groups that it asks need not exist yet: AWS looks for them when it is asked. */
export const queryDefinitionLaw: Law = {
  check(inputs) {
    const query = textOf(inputs, "queryString");
    const name = textOf(inputs, "name") ?? "";
    const groups = isList(inputs.logGroupNames) ? inputs.logGroupNames : [];
    return [
      ...(name.length > 255 || /^\/|\/$|\/\/|[*]/.test(name)
        ? [
            {
              property: "name",
              reason: `name is "${name}"; expected up to 255 characters without *, and folders parted by one / each.`,
            },
          ]
        : []),
      ...(query !== undefined && (query.trim() === "" || query.length > QUERY_LONGEST)
        ? [
            {
              property: "queryString",
              reason: `queryString has ${query.length} characters; expected 1 to ${QUERY_LONGEST}.`,
            },
          ]
        : []),
      ...groups.flatMap((group, at) =>
        typeof group !== "string" || /^[\w./#-]{1,512}$/.test(group)
          ? []
          : [
              {
                property: `logGroupNames[${at}]`,
                reason: `logGroupNames[${at}] is "${group}"; expected the name of a log group (no ARN): 1 to 512 letters, digits and _ - / . #.`,
              },
            ],
      ),
      ...(groups.length > GROUPS_MOST
        ? [
            {
              property: "logGroupNames",
              reason: `there are ${groups.length} log groups; expected at most ${GROUPS_MOST}.`,
            },
          ]
        : []),
    ];
  },

  create(_inputs, context) {
    withinQuota("queryDefinitions", context.inventory.list(queryDefinitionType).length);
    const id = context.mint.uuid();
    return { id, outputs: { queryDefinitionId: id, arn: arnOf(context, "logs", `query-definition:${id}`) } };
  },

  importedId: (name) =>
    importParts(name, /^arn:[^:]+:logs:[^:]*:\d+:query-definition:(.+)$/, "the definition's ARN")[0],
};
