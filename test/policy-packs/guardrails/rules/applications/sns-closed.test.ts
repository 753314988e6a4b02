import { expect } from "chai";
import { snsClosed } from "../../../../../policy-packs/guardrails/rules/applications/sns-closed";
import { keepsPoliciesClosed, saysOf } from "../../closed-policies";
import { alone, resource, unknown } from "../../decide";

const forms = {
  policyType: "aws:sns/topicPolicy:TopicPolicy",
  types: ["aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy"],
  props: { kmsMasterKeyId: "alias/app" },
};

describe("sns-closed (A-056, E-110, D-023)", () => {
  keepsPoliciesClosed(snsClosed, forms);

  it("accepts what AWS gives a topic by itself", () => {
    const owner = { StringEquals: { "AWS:SourceOwner": "111111111111" } };
    expect(saysOf(snsClosed, forms)({ Principal: { AWS: "*" }, Condition: owner })).to.deep.equal([]);
  });

  it("refuses a topic that is not encrypted; a key that is not known yet is one", () => {
    const topic = (props: object) => alone(snsClosed, resource("aws:sns/topic:Topic", { ...props }));
    expect(topic({})).to.deep.equal(["violation kmsMasterKeyId: the topic is not encrypted"]);
    expect(topic({ kmsMasterKeyId: "" })).to.have.length(1);
    expect(topic({ kmsMasterKeyId: unknown })).to.deep.equal([]);
  });
});
