import { expect } from "chai";
import type { ResourceFacts, SessionOptions } from "../../../../lib/guardrail-pack";
import { catalog } from "../../../../policy-packs/guardrails/catalog";
import { openSession } from "../../../../policy-packs/guardrails/pack/session";
import { resource, unknown } from "../decide";

const able = catalog.filter(({ mend }) => mend !== undefined).map(({ id }) => id);
const values = ["Environment=dev", "Project=p", "CostCenter=1=2", "Owner=ana", "ManagedBy=pulumi"];
const QUEUE = "aws:sqs/queue:Queue";

/** A resource that each rule finds wrong, and what it sets. */
const WRONG: Readonly<Record<string, readonly [type: string, props: object, message: string]>> = {
  "ddb-delete-protect": [
    "aws:dynamodb/table:Table",
    { deletionProtectionEnabled: false },
    "deletionProtectionEnabled = true",
  ],
  "ddb-pitr": ["aws:dynamodb/table:Table", {}, "pointInTimeRecovery.enabled = true"],
  "eks-delete-protect": ["aws:eks/cluster:Cluster", {}, "deletionProtection = true"],
  "elb-delete-protect": ["aws:lb/loadBalancer:LoadBalancer", {}, "enableDeletionProtection = true"],
  "elb-drop-headers": ["aws:lb/loadBalancer:LoadBalancer", {}, "dropInvalidHeaderFields = true"],
  "kms-rotation": ["aws:kms/key:Key", {}, "enableKeyRotation = true"],
  "sqs-closed": [QUEUE, { sqsManagedSseEnabled: false }, "sqsManagedSseEnabled = true"],
  "tag-required": [
    QUEUE,
    { tags: { Owner: "raj", Team: "t" } },
    'tags.Environment = "dev", tags.Project = "p", tags.CostCenter = "1=2", tags.ManagedBy = "pulumi"',
  ],
};

const session = (mend: readonly string[], more: Partial<SessionOptions> = {}) =>
  openSession(catalog, { environment: "prod", config: { "tag-required": { values } }, mend, ...more });
const violated = (id: string, facts: ResourceFacts) =>
  session([])
    .checkResource(facts)
    .some(({ kind, finding }) => kind === "violation" && finding.policy === id);

describe("policies that mend, for a team that lets them", () => {
  it("each has an example here", () => {
    expect(Object.keys(WRONG)).to.deep.equal(able);
  });

  for (const [id, [type, props, message]] of Object.entries(WRONG)) {
    it(`${id} sets what is missing and nothing else, and finds it right afterwards`, () => {
      const wrong = resource(type, { ...props });
      expect(violated(id, wrong)).to.equal(true);
      const [mended, ...more] = session([id]).mend?.(wrong) ?? [];
      expect(more).to.deep.equal([]);
      expect([mended?.policy, mended?.message]).to.deep.equal([id, `sets ${message}`]);
      const right = { ...wrong, props: mended?.props ?? {} };
      expect(violated(id, right)).to.equal(false);
      expect(session([id]).mend?.(right)).to.deep.equal([]);
    });
  }

  it("keeps whatever else is there, and sets one thing on top of the other", () => {
    const queue = resource(QUEUE, { name: "q", tags: { Owner: "raj" }, sqsManagedSseEnabled: false });
    const mended = session(["tag-required", "sqs-closed"]).mend?.(queue) ?? [];
    expect(mended.map(({ policy }) => policy)).to.deep.equal(["sqs-closed", "tag-required"]);
    expect(mended.at(-1)?.props).to.deep.equal({
      name: "q",
      sqsManagedSseEnabled: true,
      tags: { Owner: "raj", Environment: "dev", Project: "p", CostCenter: "1=2", ManagedBy: "pulumi" },
    });
  });

  it("does nothing for a team that has not asked, and where the policy is not asked", () => {
    expect(session([])).not.to.have.property("mend");
    const table = resource("aws:dynamodb/table:Table", {});
    expect(session(["ddb-delete-protect"]).mend?.(table)).to.have.length(1);
    expect(session(["ddb-delete-protect"], { environment: "dev" }).mend?.(table)).to.deep.equal([]);
  });

  it("never writes over what is not known or is secret", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: { Owner: "raj" } };
    for (const tags of [unknown, secret]) {
      expect(session(["tag-required"]).mend?.(resource(QUEUE, { tags })), JSON.stringify(tags)).to.deep.equal([]);
    }
    expect(session(["kms-rotation"]).mend?.(resource("aws:kms/key:Key", { enableKeyRotation: unknown }))).to.deep.equal(
      [],
    );
    const flag = { ...secret, value: false };
    for (const enableKeyRotation of [flag, "04da6b54-80e4-46f7-96ec-b56ff0331ba9"]) {
      expect(session(["kms-rotation"]).mend?.(resource("aws:kms/key:Key", { enableKeyRotation }))).to.deep.equal([]);
    }
    // What is not known beside what is missing stays as it is.
    const [mended] =
      session(["sqs-closed"]).mend?.(resource(QUEUE, { name: unknown, sqsManagedSseEnabled: false })) ?? [];
    expect(mended?.props).to.deep.equal({ name: unknown, sqsManagedSseEnabled: true });
  });

  it("does not half mend what it cannot mend: a queue that is open to everybody stays a finding", () => {
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" }],
    });
    expect(session(["sqs-closed"]).mend?.(resource(QUEUE, { policy }))).to.deep.equal([]);
    const half = resource(QUEUE, { policy, sqsManagedSseEnabled: false });
    const [mended] = session(["sqs-closed"]).mend?.(half) ?? [];
    expect(violated("sqs-closed", { ...half, props: mended?.props ?? {} })).to.equal(true);
  });

  it("sets nothing that does not mend: a key that is rotated too seldom stays as it is", () => {
    const key = resource("aws:kms/key:Key", { enableKeyRotation: true, rotationPeriodInDays: 900 });
    expect(violated("kms-rotation", key)).to.equal(true);
    expect(session(["kms-rotation"]).mend?.(key)).to.deep.equal([]);
  });

  it("without values the policy of tags has nothing to set", () => {
    expect(session(["tag-required"], { config: {} }).mend?.(resource(QUEUE, {}))).to.deep.equal([]);
  });
});
