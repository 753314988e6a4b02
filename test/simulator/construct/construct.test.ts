import { status } from "@grpc/grpc-js";
import { expect } from "chai";
import { createApart } from "../../../simulator/construct/apart";
import { Refusal } from "../../../simulator/construct/refusal";
import { openRemoteComponents } from "../../../simulator/construct/remote-components";
import { constructRequest, type FakeMonitor, startMonitor } from "./fake-monitor";

const { construct } = openRemoteComponents(process);
const NAMED = { availabilityZoneNames: ["us-east-1a"], subnetStrategy: "Auto" };

async function refused(monitor: FakeMonitor, type: string, inputs: Record<string, unknown>): Promise<Refusal> {
  try {
    await construct(constructRequest(monitor, type, "x", inputs), monitor.address);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was accepted");
}

describe("construct", () => {
  const monitors: FakeMonitor[] = [];
  async function monitorOf(...answers: Parameters<typeof startMonitor>): Promise<FakeMonitor> {
    const monitor = await startMonitor(...answers);
    monitors.push(monitor);
    return monitor;
  }
  afterEach(() => {
    for (const monitor of monitors.splice(0)) monitor.close();
  });

  it("serves several engines at once, each in its own deployment", async () => {
    const engines = await Promise.all([monitorOf(), monitorOf(), monitorOf()]);
    const names = ["one", "two", "three"];
    await Promise.all(
      engines.map((engine, at) => {
        const request = constructRequest(engine, "awsx:ec2:Vpc", names[at] ?? "", NAMED);
        return construct(request, engine.address);
      }),
    );
    for (const [at, engine] of engines.entries()) {
      expect(engine.registrations).to.have.length(13);
      expect(engine.registrations.every(({ name }) => name.startsWith(names[at] ?? ""))).to.equal(true);
    }
  });

  it("a failure ends its own construct and leaves the one beside it alone", async () => {
    const [good, bad] = await Promise.all([monitorOf(), monitorOf()]);
    const [made, refusal] = await Promise.all([
      construct(constructRequest(good, "awsx:ec2:Vpc", "net", NAMED), good.address),
      refused(bad, "awsx:ec2:Vpc", { ...NAMED, subnetStrategy: "Exact" }),
    ]);
    expect(made.getUrn()).to.equal("urn:pulumi:dev::test::awsx:ec2:Vpc::net");
    expect(refusal.code).to.equal(status.INVALID_ARGUMENT);
  });

  it("a failure that only an unawaited output shows ends the construct too", async () => {
    const monitor = await monitorOf({
      existing: () => ({ core: { cluster: { name: "c", accessConfig: {}, identities: [] }, subnetIds: [] } }),
    });
    const cluster = { name: "c", accessConfig: { authenticationMode: "CONFIG_MAP" } };
    const refusal = await refused(monitor, "eks:index:ManagedNodeGroup", {
      cluster: { cluster, subnetIds: ["s"] },
      nodeRoleArn: "arn:aws:iam::111111111111:role/unknown",
    });
    expect(refusal.code).to.equal(status.INVALID_ARGUMENT);
    expect(refusal.metadata?.get("grpc-status-details-bin")).to.have.length(1);
  });

  it("a resource that the engine refuses refuses the component", async () => {
    const monitor = await monitorOf({
      refuse: (type) => (type === "aws:ec2/vpc:Vpc" ? "VpcLimitExceeded" : undefined),
    });
    const refusal = await refused(monitor, "awsx:ec2:Vpc", NAMED);
    expect(refusal.details).to.contain("VpcLimitExceeded");
  });

  it("names what it makes when asked for another component", async () => {
    const refusal = await refused(await monitorOf(), "awsx:ecs:FargateService", {});
    expect(refusal.code).to.equal(status.UNIMPLEMENTED);
    expect(refusal.details).to.contain("awsx:ecs:FargateService is not simulated by the embedded cloud");
    expect(refusal.details).to.contain("awsx:ec2:DefaultVpc, awsx:ec2:Vpc, eks:index:Addon, eks:index:Cluster");
  });

  it("leaves rejections that come from no construct to the process", () => {
    const listeners: ((error: unknown) => void)[] = [];
    createApart({ on: (_event, listener) => listeners.push(listener) });
    expect(() => listeners[0]?.(new Error("ours"))).to.throw("ours");
  });
});
