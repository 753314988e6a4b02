import { expect } from "chai";
import { kindOf } from "../../../simulator/kubernetes/kind";

describe("kindOf", () => {
  it("reads group, version and kind of a token", () => {
    expect(kindOf("kubernetes:apps/v1:Deployment")).to.deep.equal({ apiVersion: "apps/v1", kind: "Deployment" });
    expect(kindOf("kubernetes:core/v1:ConfigMap")).to.deep.equal({ apiVersion: "v1", kind: "ConfigMap" });
  });

  it("answers nothing for what is no kind of the package", () => {
    expect(kindOf("kubernetes:index:Directory")).to.equal(undefined);
    expect(kindOf("aws:ec2/vpc:Vpc")).to.equal(undefined);
  });
});
