import { type Area, areas, fullKey } from "./catalog";
import { yamlFlow } from "./describe-value";
import { presenceOf } from "./explain-setting";
import { crossRules } from "./rules/cross-rules";
import { stackRules } from "./rules/stack-rules";
import type { Setting } from "./setting";
import { stackAliases, stackNames } from "./stack-names";

/** The reference page of all settings, as Markdown. */
export function renderSettingsReference(): string {
  const sections = areas.flatMap((area) => [
    `## ${area.title}`,
    introduce(area),
    ...Object.entries(area.settings).map(([name, setting]) => section(name, setting, area)),
  ]);
  return `${[...opening(), ...sections, ...rules()].join("\n\n")}\n`;
}

function opening(): string[] {
  const aliases = Object.entries(stackAliases).map(([alias, name]) => `\`${alias}\` for \`${name}\``);
  return [
    "# Settings",
    "<!-- Generated from settings/ by `npm run docs`; changes belong there. -->",
    "Every key that a stack file (`Pulumi.<stack>.yaml`) may have below `config:`, the only key at its top. `./causeway settings check` finds all mistakes of all stack files at once; `./causeway settings explain KEY` shows one key and its value in each stack.",
    `The stacks are ${stackNames.map((name) => `\`${name}\``).join(", ")}. On the command line and in names of stack files ${aliases.join(", ")} will do as well. The stack's name decides the environment, and \`prod\` and \`prod-pci\` are held to more than the others.`,
    "Settings hold no secrets: a `secure:` value is refused.",
    "## What switches what on",
    [
      "| capability | is there as soon as a stack states | in stacks of kind |",
      "| --- | --- | --- |",
      ...areas.flatMap((area) =>
        area.switch === undefined
          ? []
          : [`| ${area.title.toLowerCase()} | \`${area.switch}\` | ${area.kinds.join(", ")} |`],
      ),
    ].join("\n"),
  ];
}

function introduce(area: Area): string {
  const stacks = area.kinds.length > 1 ? "In every stack" : `In stacks of kind \`${area.kinds.join("")}\``;
  return area.switch === undefined ? `${stacks}.` : `${stacks} that state \`${area.switch}\`.`;
}

function section(name: string, setting: Setting<unknown>, area: Area): string {
  const fallback = setting.presence === "defaulted" ? [`- Default: \`${yamlFlow(setting.default)}\``] : [];
  return [
    `### \`${name}\``,
    "",
    setting.doc,
    "",
    `- Allowed: ${setting.schema.description ?? setting.unit}`,
    `- Unit: ${setting.unit}`,
    `- Presence: ${presenceOf(setting, area)}`,
    ...fallback,
    `- Example: \`${fullKey(name)}: ${yamlFlow(setting.example)}\``,
    `- A change: ${setting.change}`,
    `- From: ${setting.sources.join(", ")}`,
  ].join("\n");
}

function rules(): string[] {
  return [
    "## What has to fit together",
    "### Within a stack",
    listed(stackRules),
    "### Among all stacks",
    listed(crossRules),
    "The rules among all stacks need all stack files: `./causeway settings check` looks at them; a plain `pulumi up` knows its own stack only.",
  ];
}

function listed(sentences: readonly { readonly says: string }[]): string {
  return sentences.map(({ says }) => `- ${says}`).join("\n");
}
