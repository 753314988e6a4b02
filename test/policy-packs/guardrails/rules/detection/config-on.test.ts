import { expect } from "chai";
import { configOn } from "../../../../../policy-packs/guardrails/rules/detection/config-on";
import { alone, resource, together, unknown } from "../../decide";

const all = { allSupported: true, includeGlobalResourceTypes: true };
const recorder = (recordingGroup: unknown = all, name = "main") =>
  resource("aws:cfg/recorder:Recorder", { name, recordingGroup }, { name });
const status = (isEnabled: unknown = true, name: unknown = "main") =>
  resource("aws:cfg/recorderStatus:RecorderStatus", { name, isEnabled }, { name: "status" });
const stack = (...facts: Parameters<typeof together>[1]) => together(configOn, facts);
const some = ["violation recordingGroup: not all types of resources are recorded"];

describe("config-on (A-069, C-033, E-104)", () => {
  it("all types are recorded; not set means all", () => {
    expect(alone(configOn, recorder())).to.deep.equal([]);
    expect(alone(configOn, recorder({}))).to.deep.equal([]);
    expect(
      alone(configOn, recorder({ recordingStrategies: [{ useOnly: "ALL_SUPPORTED_RESOURCE_TYPES" }] })),
    ).to.deep.equal([]);
    expect(alone(configOn, recorder({ allSupported: false, resourceTypes: ["AWS::S3::Bucket"] }))).to.deep.equal(some);
    for (const useOnly of ["EXCLUSION_BY_RESOURCE_TYPES", "INCLUSION_BY_RESOURCE_TYPES"]) {
      expect(alone(configOn, recorder({ recordingStrategies: [{ useOnly }] }))).to.deep.equal(some);
    }
    expect(alone(configOn, recorder({ allSupported: unknown }))).to.have.length(1);
  });

  it("the recorder is switched on", () => {
    expect(stack(recorder(), status())).to.deep.equal([]);
    const off = ["violation main : the recorder is not switched on"];
    expect(stack(recorder())).to.deep.equal(off);
    expect(stack(recorder(), status("false"))).to.deep.equal(off);
    expect(stack(recorder(), status(null))).to.deep.equal(off);
    expect(stack(recorder(), status(true, "other"))).to.deep.equal(off);
  });

  it("users and roles are recorded by one recorder of the stack", () => {
    const regional = recorder({ allSupported: true }, "regional");
    const told = ["violation regional recordingGroup.includeGlobalResourceTypes: users and roles are not recorded"];
    expect(stack(regional, status(true, "regional"))).to.deep.equal(told);
    expect(stack(regional, status(true, "regional"), recorder(), status())).to.deep.equal([]);
  });

  it("without a recorder only whoever looks after the account is told", () => {
    const detector = resource("aws:guardduty/detector:Detector", {}, { name: "detector" });
    expect(stack(detector)).to.deep.equal(["violation detector : nothing records how the account is set up"]);
    expect(stack(resource("aws:s3/bucket:Bucket", {}))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(stack(recorder({ includeGlobalResourceTypes: unknown }), status(unknown))).to.deep.equal([
      "unknown main : whether status switches the recorder on is not known; decided at the update",
      "unknown main recordingGroup.includeGlobalResourceTypes: whether users and roles are recorded is not known; decided at the update",
    ]);
  });

  it("a recorder that is made elsewhere is not switched off", () => {
    const elsewhere = (isEnabled: boolean) =>
      resource("aws:cfg/recorderStatus:RecorderStatus", { name: "default", isEnabled }, { name: "status" });
    expect(together(configOn, [elsewhere(false)])).to.deep.equal([
      "violation status isEnabled: the recorder is switched off",
    ]);
    expect(together(configOn, [elsewhere(true)])).to.deep.equal([]);
  });
});
