import { expect } from "chai";
import { costDevCaps } from "../../../../../policy-packs/guardrails/rules/governance/cost-dev-caps";
import { alone, resource, unknown } from "../../decide";

const job = (props: object, environment = "dev", config: object = {}) =>
  alone(costDevCaps, resource("aws:glue/job:Job", { ...props }), environment, config);

describe("cost-dev-caps (K-16, C-067, C-047, C-049)", () => {
  it("dev has no Kafka brokers; staging may", () => {
    for (const type of ["aws:msk/cluster:Cluster", "aws:msk/serverlessCluster:ServerlessCluster"]) {
      expect(alone(costDevCaps, resource(type, {}), "dev")).to.deep.equal(["violation : dev has Kafka brokers"]);
      expect(alone(costDevCaps, resource(type, {}), "staging")).to.deep.equal([]);
    }
  });

  it("a job of dev has two workers, or units of capacity, at most", () => {
    expect(job({ numberOfWorkers: 2 })).to.deep.equal([]);
    expect(job({ maxCapacity: 0.0625 })).to.deep.equal([]);
    expect(job({})).to.deep.equal([]);
    expect(job({ numberOfWorkers: 3 })).to.deep.equal(["violation numberOfWorkers: the job has more than 2 workers"]);
    expect(job({ maxCapacity: "10" })).to.deep.equal(["violation maxCapacity: the job has more than 2 workers"]);
    expect(job({ numberOfWorkers: 10 }, "prod")).to.deep.equal([]);
    expect(job({ numberOfWorkers: 3 }, "dev", { workers: 3 })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(job({ numberOfWorkers: unknown })).to.have.length(1);
  });
});
