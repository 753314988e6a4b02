import { expect } from "chai";
import { codebuildEncrypted } from "../../../../../policy-packs/guardrails/rules/applications/codebuild-encrypted";
import { alone, resource, unknown } from "../../decide";

const PROJECT = "aws:codebuild/project:Project";
const answer = (props: object, type = PROJECT) => alone(codebuildEncrypted, resource(type, { ...props }));
const refused = (path: string) => [`violation ${path}: what the build leaves there is not encrypted`];

describe("codebuild-encrypted (D-023)", () => {
  it("artifacts, logs and reports in plain are refused", () => {
    expect(answer({ artifacts: { type: "S3", encryptionDisabled: true } })).to.deep.equal(
      refused("artifacts.encryptionDisabled"),
    );
    expect(answer({ secondaryArtifacts: [{ type: "S3" }, { type: "S3", encryptionDisabled: true }] })).to.deep.equal(
      refused("secondaryArtifacts[1].encryptionDisabled"),
    );
    expect(answer({ logsConfig: { s3Logs: { status: "ENABLED", encryptionDisabled: true } } })).to.deep.equal(
      refused("logsConfig.s3Logs.encryptionDisabled"),
    );
    const report = { exportConfig: { type: "S3", s3Destination: { bucket: "b", encryptionDisabled: "true" } } };
    expect(answer(report, "aws:codebuild/reportGroup:ReportGroup")).to.deep.equal(
      refused("exportConfig.s3Destination.encryptionDisabled"),
    );
  });

  it("what nobody has switched off is accepted", () => {
    expect(answer({ artifacts: { type: "S3", encryptionDisabled: false }, logsConfig: {} })).to.deep.equal([]);
    expect(answer({ artifacts: { type: "NO_ARTIFACTS" } })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ artifacts: unknown })).to.deep.equal([
      "unknown artifacts: whether the build leaves plain files is not known; decided at the update",
    ]);
  });
});
