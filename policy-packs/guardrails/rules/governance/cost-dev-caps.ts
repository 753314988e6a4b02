import { mustBeNumber } from "../../facts/must-be";
import { configuredNumber } from "../../pack/configuration";
import { type Rule, violation } from "../../pack/rule";

const JOB = "aws:glue/job:Job";
const KAFKA = ["aws:msk/cluster:Cluster", "aws:msk/serverlessCluster:ServerlessCluster"];
const WORKERS = 2;

/** What dev tries out it tries out small: no brokers that run all night, and few workers. */
export const costDevCaps: Rule = {
  id: "cost-dev-caps",
  title: "Dev has no Kafka brokers, and jobs with few workers",
  severity: "low",
  tier: "standard",
  frameworks: [],
  requirements: ["K-16", "C-067", "C-047", "C-049"],
  remedy: "make the cluster in staging and production only; set numberOfWorkers of an aws.glue.Job to 2 in dev",
  configSchema: {
    workers: { type: "number", description: "workers, or units of capacity, of a job at most", default: WORKERS },
  },
  types: [JOB, ...KAFKA],
  check({ type, props }, { environment, config }) {
    if (environment.kind !== "dev") return [];
    if (type !== JOB) return [violation("", "dev has Kafka brokers")];
    const most = configuredNumber(config["workers"], WORKERS);
    return ["numberOfWorkers", "maxCapacity"].flatMap((path) =>
      mustBeNumber(props, path, (workers) => workers <= most, {
        message: `the job has more than ${most} workers`,
        unset: true,
      }),
    );
  },
};
