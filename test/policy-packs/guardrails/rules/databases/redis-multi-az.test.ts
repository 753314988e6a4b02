import { expect } from "chai";
import { redisMultiAz } from "../../../../../policy-packs/guardrails/rules/databases/redis-multi-az";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, environment = "prod") =>
  alone(redisMultiAz, resource("aws:elasticache/replicationGroup:ReplicationGroup", { ...props }), environment);
const zone = "violation multiAzEnabled: the copies of the cache may all be in one zone";
const failover = "violation automaticFailoverEnabled: no copy of the cache takes over by itself";

describe("redis-multi-az (K-15, C-069)", () => {
  it("a cache of production has a copy in another zone that takes over; not set means neither", () => {
    expect(answer({ multiAzEnabled: true, automaticFailoverEnabled: true })).to.deep.equal([]);
    expect(answer({})).to.deep.equal([zone, failover]);
    expect(answer({ multiAzEnabled: "false", automaticFailoverEnabled: true }, "prod-pci")).to.deep.equal([zone]);
    expect(answer({ multiAzEnabled: true, automaticFailoverEnabled: false })).to.deep.equal([failover]);
  });

  it("elsewhere nobody asks", () => {
    expect(answer({}, "staging")).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ multiAzEnabled: unknown, automaticFailoverEnabled: true })).to.deep.equal([
      "unknown multiAzEnabled: the value is not known, and with it whether the copies of the cache may all be in one zone; decided at the update",
    ]);
  });
});
