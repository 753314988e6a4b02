import { expect } from "chai";
import { efsTls } from "../../../../../policy-packs/guardrails/rules/storage/efs-tls";
import { alone, resource, unknown } from "../../decide";

const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const on = (type: string, props: object) => alone(efsTls, resource(type, { ...props }));
const task = (efsVolumeConfiguration: unknown) => on(TASK, { volumes: [{ name: "files", efsVolumeConfiguration }] });
const refused = (path: string) => [`violation ${path}: the files cross the network in plain`];

describe("efs-tls (D-024)", () => {
  it("a volume in plain is refused, also where nothing is set; one over TLS is accepted", () => {
    const at = "volumes[0].efsVolumeConfiguration.transitEncryption";
    expect(task({ fileSystemId: "fs-1" })).to.deep.equal(refused(at));
    expect(task({ fileSystemId: "fs-1", transitEncryption: "DISABLED" })).to.deep.equal(refused(at));
    expect(task({ fileSystemId: "fs-1", transitEncryption: "ENABLED" })).to.deep.equal([]);
    expect(on(TASK, { volumes: [{ name: "scratch" }] })).to.deep.equal([]);
  });

  it("jobs, whose containers are a text, and locations of DataSync likewise", () => {
    const job = (transitEncryption: string) =>
      on("aws:batch/jobDefinition:JobDefinition", {
        containerProperties: JSON.stringify({
          volumes: [{ efsVolumeConfiguration: { fileSystemId: "fs-1", transitEncryption } }],
        }),
      });
    expect(job("DISABLED")).to.deep.equal(
      refused("containerProperties.volumes[0].efsVolumeConfiguration.transitEncryption"),
    );
    expect(job("ENABLED")).to.deep.equal([]);
    const location = (props: object) => on("aws:datasync/efsLocation:EfsLocation", props);
    expect(location({})).to.deep.equal(refused("inTransitEncryption"));
    expect(location({ inTransitEncryption: "TLS1_2" })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(task({ transitEncryption: unknown })).to.deep.equal([
      "unknown volumes[0].efsVolumeConfiguration.transitEncryption: whether the files cross the network in plain is not known; decided at the update",
    ]);
    expect(task(unknown)[0]).to.match(/^unknown /);
  });
});
