import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { ConfigRecorder } from "../../../components/account/config-recorder";
import { configRules } from "../../../components/account/config-rules";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const make = () =>
  new ConfigRecorder("config", {
    scope,
    bucketName: "b",
    bucketArn: "arn:aws:s3:::b",
    bucketPolicy: new pulumi.ComponentResource("causeway:test:Policy", "policy"),
    keyArn: "arn:key",
  });

describe("ConfigRecorder", () => {
  it("records everything, global resources included, and is switched on (A-069, C-033)", async () => {
    const { recorded } = await record(make);
    expect(recorded.get("config-recorder").inputs).to.deep.include({
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    });
    expect(recorded.get("config-status").inputs).to.deep.include({ isEnabled: true });
    expect(recorded.get("config-channel").inputs).to.deep.include({ s3BucketName: "b", s3KmsKeyArn: "arn:key" });
  });

  it("has every rule of the list, once (A-069)", async () => {
    const { recorded } = await record(make);
    const rules = recorded.ofType("aws:cfg/rule:Rule");
    expect(rules.map(({ name }) => name)).to.deep.equal(Object.keys(configRules).map((rule) => `config-${rule}`));
    expect(new Set(Object.values(configRules)).size).to.equal(rules.length);
    expect(recorded.get("config-root-mfa").inputs).to.deep.equal({
      name: "causeway-dev-root-mfa",
      source: { owner: "AWS", sourceIdentifier: "ROOT_ACCOUNT_MFA_ENABLED" },
    });
  });
});
