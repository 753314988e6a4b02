import { expect } from "chai";
import { eksSecretsKms } from "../../../../../policy-packs/guardrails/rules/eks/eks-secrets-kms";
import { alone, resource, unknown } from "../../decide";

const answer = (encryptionConfig: unknown) =>
  alone(eksSecretsKms, resource("aws:eks/cluster:Cluster", encryptionConfig === undefined ? {} : { encryptionConfig }));
const provider = { keyArn: "arn:aws:kms:us-east-1:111111111111:key/1" };
const refused = ["violation encryptionConfig: the cluster's secrets are not encrypted with a key of ours"];

describe("eks-secrets-kms (D-028, D-023)", () => {
  it("secrets need a key of ours; not set means AWS's own", () => {
    expect(answer(undefined)).to.deep.equal(refused);
    expect(answer([])).to.deep.equal(refused);
    expect(answer({ provider: {}, resources: ["secrets"] })).to.deep.equal(refused);
    expect(answer({ provider, resources: ["secrets"] })).to.deep.equal([]);
    expect(answer([{ provider: [provider], resources: ["Secrets"] }])).to.deep.equal([]);
    expect(answer({ provider: { keyArn: unknown }, resources: ["secrets"] })).to.deep.equal([]);
  });

  it("the key has to be for secrets", () => {
    expect(answer({ provider, resources: [] })).to.deep.equal([
      "violation encryptionConfig.resources: the key is not for the cluster's secrets",
    ]);
  });

  it("what is not known is no pass", () => {
    for (const config of [unknown, [unknown]]) {
      expect(answer(config)).to.deep.equal([
        "unknown encryptionConfig: how the cluster's secrets are encrypted is not known; decided at the update",
      ]);
    }
    for (const resources of [unknown, [unknown]]) {
      expect(answer({ provider, resources })).to.deep.equal([
        "unknown encryptionConfig.resources: what is encrypted with the key is not known; decided at the update",
      ]);
    }
  });
});
