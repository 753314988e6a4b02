import { referenceOf } from "../facts/references";
import type { PolicyResource } from "../facts/resource";
import type { Stack } from "../facts/stack";
import { booleanOf, isProperties, listOf, textOf, UNKNOWN, type Unknown, type Value } from "../facts/value";
import { perStack } from "../pack/per-stack";
import { type StackVerdict, undetermined, violation } from "../pack/rule";
import { type Grant, rangeEnds } from "./group-rules";
import { readTraffic } from "./ports";

/** An environment of Elastic Beanstalk, which makes the group of its machines by itself. */
export const BEANSTALK = "aws:elasticbeanstalk/environment:Environment";
const TEMPLATE = "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate";

const NAMESPACE = "aws:autoscaling:launchconfiguration";
/** `tcp,22,22,203.0.113.0/24`, or a group in the place of the range. */
const RESTRICTION = "SSHSourceRestriction";
/** Whether the group is not made at all. */
const NO_GROUP = "DisableDefaultEC2SecurityGroup";

/** An option's value, and where it is said; undefined where nobody says it. */
interface Option {
  readonly value: Value;
  readonly path: string;
}

/**
 * What an environment lets in at SSH, where it names whom.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 */
export const beanstalkGrants = perStack((stack): readonly Grant[] =>
  stack.ofType(BEANSTALK).flatMap((resource) => {
    const option = optionOf(stack, resource, RESTRICTION);
    if (option === undefined || option === UNKNOWN || madeByItself(stack, resource) === false) return [];
    const text = textOf(option.value);
    const [protocol, from, to, source = ""] =
      typeof text === "string" ? text.split(",").map((part) => part.trim()) : [];
    // What is no range is a group.
    if (!/[/:]/.test(source)) return [];
    const traffic = readTraffic(protocol, from, to);
    const { path } = option;
    return rangeEnds([source]).map((far) => ({ resource, group: resource.urn, traffic, path, far }));
  }),
);

/**
 * Environments that name nobody: the group that Beanstalk makes lets everybody in at SSH.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.managing.ec2.instances.sg.html
 */
export function beanstalkDefaults(stack: Stack): readonly StackVerdict[] {
  return stack.ofType(BEANSTALK).flatMap((resource) => {
    const group = madeByItself(stack, resource);
    if (group === false) return [];
    const option = optionOf(stack, resource, RESTRICTION);
    const known = option === undefined || (option !== UNKNOWN && option.value !== UNKNOWN);
    if (!known || (option === undefined && group === UNKNOWN)) {
      return [{ ...undetermined("settings", "from where the machines let SSH in is not known"), resource }];
    }
    if (option !== undefined) return [];
    const message = `the internet reaches tcp 22 (SSH) of the machines: without ${RESTRICTION} Beanstalk opens it to everybody`;
    return [{ ...violation("settings", message), resource }];
  });
}

/** Whether Beanstalk makes a group for the machines, beside those that are named. */
function madeByItself(stack: Stack, environment: PolicyResource): boolean | Unknown {
  const option = optionOf(stack, environment, NO_GROUP);
  if (option === undefined) return true;
  const off = option === UNKNOWN ? UNKNOWN : booleanOf(option.value);
  return off === UNKNOWN ? UNKNOWN : off !== true;
}

/** An option as the environment sets it, else as the template that it is made from does. */
function optionOf(stack: Stack, environment: PolicyResource, name: string): Option | Unknown | undefined {
  const own = settingOf(environment, name);
  if (own !== undefined) return own;
  const property = "templateName";
  if (textOf(environment.props[property]) === undefined) return undefined;
  const { candidates, certain } = referenceOf(stack, environment, environment.props[property], property, [TEMPLATE]);
  const [template] = candidates;
  if (template === undefined || candidates.length > 1 || !certain) return UNKNOWN;
  const said = settingOf(template, name);
  // A template made from an environment has what that one has.
  return said === undefined && textOf(template.props["environmentId"]) !== undefined ? UNKNOWN : said;
}

function settingOf({ props }: PolicyResource, name: string): Option | Unknown | undefined {
  const settings = listOf(props["settings"]);
  if (settings === UNKNOWN) return UNKNOWN;
  const found = settings.flatMap((setting, index): readonly Option[] =>
    isProperties(setting) && setting["namespace"] === NAMESPACE && setting["name"] === name
      ? [{ value: setting["value"] ?? UNKNOWN, path: `settings[${index}].value` }]
      : [],
  );
  const perhaps = settings.some(
    (setting) =>
      setting === UNKNOWN ||
      (isProperties(setting) && (setting["namespace"] === UNKNOWN || setting["name"] === UNKNOWN)),
  );
  return found.at(-1) ?? (perhaps ? UNKNOWN : undefined);
}
