import type { Problem } from "../../errors";
import type { Law } from "../../law";
import { isProperties, type Properties, type Value } from "../../values";
import { misshapen, notJson } from "../input-problems";
import { readJson, sameJson } from "../json-text";
import { isGiven, mustText, numberOf, objects } from "../reading";
import { refusal } from "../refusal";
import { dashboardType } from "./types";

/** A dashboard: widgets that fit the grid of 24 columns, as JSON. */
export const dashboardLaw: Law = {
  check: (inputs) => [
    ...misshapen(inputs, "dashboardName", /^[\w-]{1,255}$/, "1 to 255 letters, digits and _ -"),
    ...notJson(inputs, "dashboardBody"),
  ],

  judge: ({ path, before, after }) => (path[0] === "dashboardBody" && sameJson(before, after) ? "same" : undefined),

  create(inputs, context) {
    const name = mustText(inputs, "dashboardName");
    if (context.inventory.get(dashboardType, name) !== undefined)
      throw refusal(
        "ResourceConflict",
        `A dashboard ${name} exists already; choose another name, or import it.`,
        "exists",
      );
    checkBody(inputs);
    // Dashboards belong to the account: their ARN has no region.
    return {
      id: name,
      outputs: { dashboardArn: `arn:${context.partition}:cloudwatch::${context.place.account}:dashboard/${name}` },
    };
  },

  update(_resource, inputs) {
    checkBody(inputs);
    return {};
  },
};

function checkBody(inputs: Properties): void {
  const faults = bodyFaults(readJson(inputs.dashboardBody));
  if (faults.length === 0) return;
  const list = faults.map(({ property, reason }) => `${property} ${reason}`).join(" ");
  throw refusal(
    "InvalidParameterInput",
    `The dashboard body is invalid, there are ${faults.length} validation errors: ${list}`,
  );
}

function bodyFaults(body: Value | undefined): Problem[] {
  if (!isProperties(body)) return [{ property: "/", reason: "is no object." }];
  const widgets = objects(body.widgets);
  if (widgets.length > 500) return [{ property: "/widgets", reason: `has ${widgets.length} items; at most 500 fit.` }];
  return widgets.flatMap((widget, at) => widgetFaults(widget, `/widgets/${at}`));
}

function widgetFaults(widget: Properties, property: string): Problem[] {
  const [x, width, height] = [numberOf(widget, "x"), numberOf(widget, "width"), numberOf(widget, "height")];
  return [
    ...["type", "properties"]
      .filter((name) => !isGiven(widget, name))
      .map((name) => ({ property, reason: `should have required property '${name}'.` })),
    ...(width !== undefined && (width < 1 || width > 24) ? [{ property, reason: "width should be 1 to 24." }] : []),
    ...(height !== undefined && (height < 1 || height > 1000)
      ? [{ property, reason: "height should be 1 to 1000." }]
      : []),
    ...(x !== undefined && x + (width ?? 6) > 24 ? [{ property, reason: "x and width should fit 24 columns." }] : []),
  ];
}
