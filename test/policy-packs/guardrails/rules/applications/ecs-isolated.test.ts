import { expect } from "chai";
import { ecsIsolated } from "../../../../../policy-packs/guardrails/rules/applications/ecs-isolated";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object, container: object = {}) =>
  alone(
    ecsIsolated,
    resource("aws:ecs/taskDefinition:TaskDefinition", {
      containerDefinitions: JSON.stringify([{ name: "app", ...container }]),
      ...props,
    }),
  );

describe("ecs-isolated", () => {
  it("a task with a network of its own is accepted, whatever else it shares inside", () => {
    expect(answer({ networkMode: "awsvpc" })).to.deep.equal([]);
    expect(answer({ networkMode: "bridge", pidMode: "task", ipcMode: "none" }, { privileged: false })).to.deep.equal(
      [],
    );
  });

  it("what it shares with its machine is refused, each by itself", () => {
    for (const property of ["networkMode", "pidMode", "ipcMode"]) {
      expect(answer({ [property]: "host" }), property).to.have.length(1);
      expect(answer({ [property]: "host" })[0]).to.match(new RegExp(`^violation ${property}: the task `));
    }
  });

  it("a privileged container is refused", () => {
    expect(answer({}, { privileged: true })).to.deep.equal([
      "violation containerDefinitions[0].privileged: the container is privileged: it is root on its machine",
    ]);
  });

  it("a capability that opens the machine is refused, one that stays inside accepted", () => {
    const add = (...names: unknown[]) => answer({}, { linuxParameters: { capabilities: { add: names } } });
    expect(add("SYS_PTRACE", "NET_BIND_SERVICE")).to.deep.equal([]);
    expect(add("SYS_PTRACE", "CAP_SYS_ADMIN", "ALL")).to.deep.equal([
      "violation containerDefinitions[0].linuxParameters.capabilities.add: with SYS_ADMIN the container is as good as root on its machine",
      "violation containerDefinitions[0].linuxParameters.capabilities.add: with ALL the container is as good as root on its machine",
    ]);
    expect(answer({}, { linuxParameters: { capabilities: { drop: ["ALL"] } } })).to.deep.equal([]);
  });

  it("a folder of the machine is refused, a volume of the task's own or of EFS accepted", () => {
    const volume = (props: object) => answer({ volumes: [{ name: "data", ...props }] });
    expect(volume({})).to.deep.equal([]);
    expect(volume({ hostPath: "" })).to.deep.equal([]);
    expect(volume({ efsVolumeConfiguration: { fileSystemId: "fs-1" } })).to.deep.equal([]);
    for (const hostPath of ["/", "/var/run/docker.sock"]) {
      expect(volume({ hostPath })).to.deep.equal([
        `violation volumes[0].hostPath: the task sees ${hostPath} of its machine`,
      ]);
    }
    const bound = (o: string) =>
      volume({ dockerVolumeConfiguration: { driverOpts: { type: "none", device: "/", o } } });
    expect(bound("bind")).to.have.length(1);
    expect(bound("addr=10.0.0.1")).to.deep.equal([]);
    expect(volume({ hostPath: unknown })[0]).to.match(/^unknown volumes\[0\]\.hostPath: /);
    expect(answer({ volumes: unknown })[0]).to.match(/^unknown volumes: /);
  });

  it("what is not known is no pass, and hides nothing that is", () => {
    expect(answer({ containerDefinitions: unknown, pidMode: "host" })).to.deep.equal([
      "violation pidMode: the task sees and may signal every process of the machine",
      "unknown containerDefinitions: whether a container is privileged is not known; decided at the update",
    ]);
    expect(answer({ networkMode: unknown })).to.deep.equal([
      "unknown networkMode: what the task shares with its machine is not known; decided at the update",
    ]);
  });

  it("the jobs of Batch are held to the same, however they are run", () => {
    const job = (props: object) => alone(ecsIsolated, resource("aws:batch/jobDefinition:JobDefinition", { ...props }));
    const container = (props: object) => job({ containerProperties: JSON.stringify({ image: "job", ...props }) });
    expect(container({ privileged: true })).to.deep.equal([
      "violation containerProperties.privileged: the container is privileged: it is root on its machine",
    ]);
    expect(container({ volumes: [{ name: "all", host: { sourcePath: "/" } }] })).to.deep.equal([
      "violation containerProperties.volumes[0].host.sourcePath: the job sees / of its machine",
    ]);
    expect(
      container({
        privileged: false,
        volumes: [
          { name: "own", host: {} },
          { name: "files", efsVolumeConfiguration: {} },
        ],
      }),
    ).to.deep.equal([]);
    const pod = (props: object) => job({ eksProperties: { podProperties: props } });
    expect(pod({ containers: [{ securityContext: { privileged: true } }] })[0]).to.match(
      /^violation eksProperties\.podProperties\.containers\[0\]\.securityContext\.privileged: /,
    );
    expect(pod({ volumes: [{ hostPath: { path: "/var/run" } }] })).to.deep.equal([
      "violation eksProperties.podProperties.volumes[0].hostPath.path: the job sees /var/run of its machine",
    ]);
    expect(
      pod({ containers: [{ securityContext: { privileged: false } }], volumes: [{ emptyDir: {} }] }),
    ).to.deep.equal([]);
    const nodes = { nodeRangeProperties: [{ container: { privileged: true } }] };
    expect(job({ nodeProperties: JSON.stringify(nodes) })).to.have.length(1);
    expect(job({ containerProperties: unknown })[0]).to.match(/^unknown containerProperties: /);
  });
});
