import { expect } from "chai";
import type { ResourceFacts } from "../../../../lib/guardrail-pack";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { stackOf } from "../../../../policy-packs/guardrails/facts/stack";
import { UNKNOWN } from "../../../../policy-packs/guardrails/facts/value";
import { isAccelerated } from "../../../../policy-packs/guardrails/network/accelerators";
import { resource, unknown } from "../decide";

const balancer = resource("aws:lb/loadBalancer:LoadBalancer", { arn: "arn:lb", internal: true }, { name: "balancer" });
const accelerator = (props: object = {}) =>
  resource("aws:globalaccelerator/accelerator:Accelerator", { arn: "arn:acc", ...props }, { name: "accelerator" });
const listener = (props: object = {}) =>
  resource(
    "aws:globalaccelerator/listener:Listener",
    {
      arn: "arn:listener",
      acceleratorArn: "arn:acc",
      protocol: "TCP",
      portRanges: [{ fromPort: 20, toPort: 30 }],
      ...props,
    },
    { name: "listener" },
  );
const group = (props: object = {}) =>
  resource(
    "aws:globalaccelerator/endpointGroup:EndpointGroup",
    { listenerArn: "arn:listener", endpointConfigurations: [{ endpointId: "arn:lb" }], ...props },
    { name: "group" },
  );
const port = (number: number, protocol: "tcp" | "udp" = "tcp") => ({ protocol, port: number, name: "" });

function reached(facts: readonly ResourceFacts[], ...services: ReturnType<typeof port>[]) {
  const stack = stackOf([balancer, ...facts].map(readResource));
  const [of] = stack.ofType("aws:lb/loadBalancer:LoadBalancer");
  if (of === undefined) throw new Error("no load balancer");
  return services.length === 0 ? [isAccelerated(stack, of)] : services.map((each) => isAccelerated(stack, of, each));
}

describe("what accelerators bring to something private", () => {
  it("is what their listener listens at", () => {
    const all = [accelerator(), listener(), group()];
    expect(reached(all)).to.deep.equal([true]);
    expect(reached(all, port(22), port(443), port(22, "udp"))).to.deep.equal([true, false, false]);
    expect(reached([accelerator(), listener()])).to.deep.equal([false]);
    expect(
      reached([accelerator(), listener(), group({ endpointConfigurations: [{ endpointId: "arn:other" }] })]),
    ).to.deep.equal([false]);
  });

  it("a port may arrive as another one, and then not as itself", () => {
    const moved = group({ portOverrides: [{ listenerPort: 22, endpointPort: 2222 }] });
    const other = group({ portOverrides: [{ listenerPort: 443, endpointPort: 2222 }] });
    expect(reached([listener(), moved], port(22), port(2222), port(25))).to.deep.equal([false, true, true]);
    expect(reached([listener(), other], port(22), port(2222))).to.deep.equal([true, false]);
    const open = group({ portOverrides: unknown });
    expect(reached([listener(), open], port(22), port(2222))).to.deep.equal([true, UNKNOWN]);
  });

  it("is nothing where it is switched off", () => {
    expect(reached([accelerator({ enabled: false }), listener(), group()], port(22))).to.deep.equal([false]);
    expect(reached([listener(), group({ trafficDialPercentage: 0 })], port(22))).to.deep.equal([false]);
    const unweighed = group({ endpointConfigurations: [{ endpointId: "arn:lb", weight: 0 }] });
    expect(reached([listener(), unweighed], port(22))).to.deep.equal([false]);
  });

  it("what is not known is no pass", () => {
    expect(reached([group()], port(22))).to.deep.equal([UNKNOWN]);
    expect(reached([listener({ portRanges: unknown }), group()], port(22))).to.deep.equal([UNKNOWN]);
    expect(reached([accelerator({ enabled: unknown }), listener(), group()], port(22))).to.deep.equal([UNKNOWN]);
    const fresh = resource(
      group().type,
      { listenerArn: "arn:listener", endpointConfigurations: unknown },
      { name: "group", propertyDependencies: { endpointConfigurations: [balancer.urn] } },
    );
    expect(reached([listener(), fresh], port(22))).to.deep.equal([true]);
  });
});
