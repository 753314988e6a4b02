import { expect } from "chai";
import { durationOf, normalQuantile } from "../../../simulator/world/latency";

const median = (samples: readonly number[]): number =>
  samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
const samples = (type: string, operation: "create" | "delete" = "create"): readonly number[] =>
  Array.from({ length: 501 }, (_, seed) => durationOf("aws", type, operation, `urn:${type}`, seed) / 1000);

describe("durationOf", () => {
  it("is nothing without latency, and the same for the same seed, URN and operation", () => {
    expect(durationOf("none", "aws:eks/cluster:Cluster", "create", "urn", 1)).to.equal(0);
    const one = durationOf("aws", "aws:eks/cluster:Cluster", "create", "urn", 1);
    expect(durationOf("aws", "aws:eks/cluster:Cluster", "create", "urn", 1)).to.equal(one);
    expect(durationOf("aws", "aws:eks/cluster:Cluster", "create", "urn", 2)).not.to.equal(one);
    expect(durationOf("aws", "aws:eks/cluster:Cluster", "delete", "urn", 1)).not.to.equal(one);
  });

  it("has the medians of the samples from public apply logs, within a tenth (R-7)", () => {
    const published: Readonly<Record<string, number>> = {
      "aws:eks/cluster:Cluster": 617,
      "aws:eks/nodeGroup:NodeGroup": 131,
      "aws:ec2/natGateway:NatGateway": 106,
      "aws:lb/loadBalancer:LoadBalancer": 142,
      "aws:rds/instance:Instance": 362,
      "aws:rds/clusterInstance:ClusterInstance": 381,
      "aws:msk/cluster:Cluster": 1395,
      "aws:ec2/vpc:Vpc": 12,
    };
    for (const [type, seconds] of Object.entries(published)) {
      expect(median(samples(type)), type).to.be.closeTo(seconds, seconds / 10);
    }
    expect(median(samples("aws:eks/cluster:Cluster", "delete"))).to.be.closeTo(204, 20.4);
  });

  it("is never shorter than the shortest, has a tail, and takes a second or so for everything else", () => {
    const clusters = samples("aws:eks/cluster:Cluster");
    expect(Math.min(...clusters)).to.be.at.least(480);
    expect(Math.max(...clusters)).to.be.greaterThan(850);
    expect(median(samples("aws:nothing/known:Known"))).to.be.closeTo(1.5, 0.15);
  });
});

describe("normalQuantile", () => {
  it("has the known quantiles of the normal distribution, in the middle and in the tails", () => {
    expect(normalQuantile(0.5)).to.be.closeTo(0, 1e-9);
    expect(normalQuantile(0.975)).to.be.closeTo(1.959964, 1e-5);
    expect(normalQuantile(0.025)).to.be.closeTo(-1.959964, 1e-5);
    expect(normalQuantile(0.999)).to.be.closeTo(3.090232, 1e-5);
    expect(normalQuantile(0.001)).to.be.closeTo(-3.090232, 1e-5);
    expect(normalQuantile(0)).to.be.lessThan(-6);
  });
});
