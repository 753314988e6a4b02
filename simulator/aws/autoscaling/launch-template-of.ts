import type { LawContext } from "../../law";
import { type Properties, textOf } from "../../values";
import { numberOf } from "../reading";
import { refusal } from "../refusal";
import { launchTemplateType } from "../types";

/** What a group or a fleet says of its launch template, with id, name and version; refuses one that does not exist. */
export function launchTemplateOf(wanted: Properties, context: LawContext): Properties {
  const [id, name] = [textOf(wanted, "id") ?? "", textOf(wanted, "name") ?? ""];
  const template =
    id === ""
      ? context.inventory.where(launchTemplateType, "name", name)[0]
      : context.inventory.get(launchTemplateType, id);
  const what = id === "" ? `with name ${name}` : `with template ID ${id}`;
  if (template === undefined)
    throw refusal(
      "ValidationError",
      `You must use a valid fully-formed launch template. The specified launch template, ${what}, does not exist.`,
    );
  const version = textOf(wanted, "version") || "$Default";
  const latest = numberOf(template.outputs, "latestVersion") ?? 1;
  const isKnown =
    /^\$(Default|Latest)$/.test(version) ||
    (/^\d+$/.test(version) && Number(version) >= 1 && Number(version) <= latest);
  if (!isKnown)
    throw refusal(
      "ValidationError",
      `You must use a valid fully-formed launch template. The launch template ${template.id} has no version ${version}; its latest is ${latest}.`,
    );
  return { id: template.id, name: textOf(template.outputs, "name") ?? name, version };
}
