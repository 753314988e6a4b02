import { parse } from "yaml";
import { everyValueAt, type LocatedValue } from "../../facts/every-value";
import { isProperties, listOf, type Properties, readValue, textOf, UNKNOWN, type Value } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";
import { secretIn } from "../../secrets/entry";
import { secretsInText } from "../../secrets/secrets-in-text";

/** A place of a type's settings: names with values, a list of `{ name, value }`, a text, also word by word, or what a build does. */
interface Place {
  readonly at: string;
  readonly as: "map" | "list" | "text" | "build";
}

const list = (at: string): Place => ({ at, as: "list" });
const map = (at: string): Place => ({ at, as: "map" });
const text = (at: string): Place => ({ at, as: "text" });
const build = (at: string): Place => ({ at, as: "build" });

/** Settings that everybody reads who may look at the resource. Functions and tasks have rules of their own. */
const SETTINGS: Readonly<Record<string, readonly Place[]>> = {
  "aws:amplify/app:App": [map("environmentVariables")],
  "aws:amplify/branch:Branch": [map("environmentVariables")],
  "aws:apprunner/service:Service": [
    map("sourceConfiguration.imageRepository.imageConfiguration.runtimeEnvironmentVariables"),
    map("sourceConfiguration.codeRepository.codeConfiguration.codeConfigurationValues.runtimeEnvironmentVariables"),
  ],
  "aws:batch/jobDefinition:JobDefinition": [
    list("containerProperties.environment"),
    text("containerProperties.command"),
    list("nodeProperties.nodeRangeProperties.container.environment"),
    list("ecsProperties.taskProperties.containers.environment"),
    list("eksProperties.podProperties.containers.envs"),
  ],
  "aws:apigateway/stage:Stage": [map("variables")],
  "aws:apigatewayv2/stage:Stage": [map("stageVariables")],
  "aws:appsync/function:Function": [text("code")],
  "aws:appsync/resolver:Resolver": [text("code")],
  "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime": [map("environmentVariables")],
  "aws:cloudfront/function:Function": [text("code")],
  "aws:cloudwatch/eventTarget:EventTarget": [text("input")],
  "aws:codebuild/project:Project": [list("environment.environmentVariables"), build("source.buildspec")],
  "aws:ecs/expressGatewayService:ExpressGatewayService": [list("primaryContainer.environments")],
  "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate": [list("settings")],
  "aws:elasticbeanstalk/environment:Environment": [list("settings")],
  "aws:emr/cluster:Cluster": [text("bootstrapActions.args")],
  "aws:glue/job:Job": [map("defaultArguments"), map("nonOverridableArguments")],
  "aws:imagebuilder/component:Component": [text("data")],
  "aws:kinesisanalyticsv2/application:Application": [
    map("applicationConfiguration.environmentProperties.propertyGroups.propertyMap"),
  ],
  "aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion": [map("containers.environment")],
  "aws:mskconnect/connector:Connector": [map("connectorConfiguration")],
  "aws:mwaa/environment:Environment": [map("airflowConfigurationOptions")],
  "aws:sagemaker/model:Model": [map("primaryContainer.environment"), map("containers.environment")],
  "aws:sagemaker/trainingJob:TrainingJob": [map("environment")],
  "aws:scheduler/schedule:Schedule": [text("target.input")],
  "aws:sfn/stateMachine:StateMachine": [text("definition")],
  "aws:ssm/association:Association": [text("parameters.commands")],
  "aws:ssm/document:Document": [text("content")],
  "aws:synthetics/canary:Canary": [map("runConfig.environmentVariables")],
};

/** Types of a variable whose value says where the secret is. */
const ELSEWHERE = new Set<Value | undefined>(["PARAMETER_STORE", "SECRETS_MANAGER"]);

function placeVerdicts(props: Properties, { at, as }: Place): readonly Verdict[] {
  return everyValueAt(props, at).flatMap((located) => {
    const { path, value, isThere } = located;
    if (!isThere || value === UNKNOWN) return [undetermined(path, "whether it holds a secret is not known")];
    if (as === "text") return textVerdicts(located);
    if (as === "build") return buildVerdicts(located);
    return entriesOf(value, as).flatMap((entry) => entryVerdicts(path, entry));
  });
}

function textVerdicts({ path, value }: LocatedValue): readonly Verdict[] {
  const words = listOf(value);
  if (words === UNKNOWN) return [];
  const line = words.filter((word) => typeof word === "string").join(" ");
  return secretsInText(line).map((kind) => violation(path, `it holds ${kind}`));
}

/** What a build is told, in YAML or JSON: its variables, and its commands. What it reads from elsewhere is named there. */
function buildVerdicts({ path, value }: LocatedValue): readonly Verdict[] {
  const told = typeof value === "string" ? parsed(value) : value;
  if (!isProperties(told)) return [];
  const commands = everyValueAt(told, "phases").flatMap(({ value: phases }) =>
    Object.values(isProperties(phases) ? phases : {}),
  );
  return [
    ...placeVerdicts(told, map("env.variables")).map((verdict) => ({ ...verdict, path })),
    ...commands
      .filter((phase) => isProperties(phase))
      .flatMap((phase) => everyValueAt(phase, "commands"))
      .flatMap((located) => textVerdicts({ ...located, path })),
  ];
}

function parsed(written: string): Value | undefined {
  try {
    return readValue(parse(written));
  } catch {
    return undefined;
  }
}

/** A name with its value, and whether the value itself is meant for sure. */
type Entry = readonly [name: Value | undefined, value: Value | undefined, isPlain: boolean];

function entriesOf(value: Value, as: "map" | "list"): readonly Entry[] {
  if (as === "map")
    return isProperties(value) ? Object.entries(value).map(([name, one]): Entry => [name, one, true]) : [];
  const variables = listOf(value);
  if (variables === UNKNOWN) return [];
  return variables
    .filter((one) => isProperties(one))
    .filter((one) => !ELSEWHERE.has(one["type"]))
    .map((one): Entry => [one["name"], one["value"], one["type"] !== UNKNOWN]);
}

function entryVerdicts(path: string, [key, raw, isPlain]: Entry): readonly Verdict[] {
  const name = textOf(key);
  const value = textOf(raw);
  if (typeof name !== "string" || value === undefined) return [];
  const secret = secretIn(name, value);
  if (secret === undefined) return [];
  return secret === UNKNOWN || !isPlain
    ? [undetermined(path, `whether ${name} holds a secret is not known`)]
    : [violation(`${path}.${name}`, `it holds ${secret}`)];
}

/** Settings say where a secret is, and hold none: whoever may look at a build, a job or a service reads them. */
export const settingsNoSecret: Rule = {
  id: "settings-no-secret",
  title: "No secret is in the settings of builds, jobs, services and documents",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ fsbp: ["CodeBuild.2"] }),
  requirements: ["K-19", "B-028", "D-026"],
  remedy:
    "name the secret: type SECRETS_MANAGER of a build, runtimeEnvironmentSecrets of a service, secrets of a container, environmentsecrets of Beanstalk, a config provider of a connector; or let it read the secret when it runs",
  types: Object.keys(SETTINGS),
  check: ({ type, props }) => (SETTINGS[type] ?? []).flatMap((place) => placeVerdicts(props, place)),
};
