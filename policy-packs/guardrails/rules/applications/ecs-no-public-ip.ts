import { everyValueAt, type LocatedValue } from "../../facts/every-value";
import { mustBeOff, mustBeText } from "../../facts/must-be";
import { textOf, UNKNOWN } from "../../facts/value";
import { controls } from "../../pack/frameworks";
import { type Rule, undetermined, type Verdict, violation } from "../../pack/rule";

const NETWORK = "networkConfiguration.assignPublicIp";
const PIPE = "aws:pipes/pipe:Pipe";

/** Where each resource that starts tasks says whether they get public addresses. */
const FLAGS: Readonly<Record<string, string>> = {
  "aws:ecs/service:Service": NETWORK,
  "aws:ecs/taskSet:TaskSet": NETWORK,
  "aws:cloudwatch/eventTarget:EventTarget": `ecsTarget.${NETWORK}`,
  "aws:scheduler/schedule:Schedule": `target.ecsParameters.${NETWORK}`,
  [PIPE]: "targetParameters.ecsTaskParameters.networkConfiguration.awsVpcConfiguration.assignPublicIp",
};

const JOB = "aws:batch/jobDefinition:JobDefinition";

/** Where the jobs of Batch say so, by the way that they are run. */
const JOBS = [
  "containerProperties.networkConfiguration.assignPublicIp",
  "nodeProperties.nodeRangeProperties.container.networkConfiguration.assignPublicIp",
  "ecsProperties.taskProperties.networkConfiguration.assignPublicIp",
];

const DEMAND = { message: "its tasks get public addresses", unset: true };

/** What answers the internet is a load balancer; a task with an address of its own is answered for by its group alone. */
export const ecsNoPublicIp: Rule = {
  id: "ecs-no-public-ip",
  title: "Tasks have no public address",
  severity: "high",
  tier: "baseline",
  frameworks: controls({ fsbp: ["ECS.2", "ECS.16"] }),
  requirements: ["D-013"],
  remedy: "set assignPublicIp: false, and put the tasks into private subnets, services behind a load balancer",
  types: [...Object.keys(FLAGS), JOB],
  check({ type, props }) {
    if (type === JOB) return JOBS.flatMap((at) => everyValueAt(props, at).flatMap(jobVerdicts));
    const path = FLAGS[type] ?? "";
    // Of a pipe it is a word.
    if (type === PIPE) return mustBeText(props, path, (text) => text.toUpperCase() !== "ENABLED", DEMAND);
    return mustBeOff(props, path, DEMAND);
  },
};

function jobVerdicts({ path, value }: LocatedValue): readonly Verdict[] {
  const word = textOf(value);
  if (word === UNKNOWN) return [undetermined(path, "whether the job gets a public address is not known")];
  return word?.toUpperCase() === "ENABLED" ? [violation(path, "the job gets a public address")] : [];
}
