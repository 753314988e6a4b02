import { expect } from "chai";
import { k8sPssBaseline } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-pss-baseline";
import { alone, resource, unknown } from "../../decide";

const answer = (spec: object, metadata: object = {}) =>
  alone(k8sPssBaseline, resource("kubernetes:core/v1:Pod", { metadata, spec }));
const container = (props: object, list = "containers") => answer({ [list]: [{ name: "app", ...props }] });
const inContext = (securityContext: unknown) => container({ securityContext });
const at = "spec.containers[0]";

describe("k8s-pss-baseline (D-054, D-058)", () => {
  it("a plain pod is accepted, and one that says the defaults", () => {
    expect(container({})).to.deep.equal([]);
    expect(
      answer({
        hostNetwork: false,
        hostPID: false,
        hostIPC: false,
        securityContext: {
          seccompProfile: { type: "RuntimeDefault" },
          appArmorProfile: { type: "Localhost" },
          seLinuxOptions: { type: "container_t", level: "s0:c1" },
          windowsOptions: { hostProcess: false },
          sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }],
        },
        volumes: [
          { name: "a", emptyDir: {} },
          { name: "b", hostPath: null },
        ],
        containers: [
          {
            name: "app",
            ports: [{ containerPort: 80 }, { containerPort: 81, hostPort: 0 }],
            livenessProbe: { httpGet: { port: 80, host: "" } },
            securityContext: {
              privileged: false,
              procMount: "Default",
              capabilities: { add: ["NET_BIND_SERVICE", "CHOWN"], drop: ["ALL"] },
            },
          },
        ],
      }),
    ).to.deep.equal([]);
  });

  for (const [property, says] of [
    ["hostNetwork", "shares the network of its node"],
    ["hostPID", "shares the processes of its node"],
    ["hostIPC", "shares the memory of its node's processes"],
  ] as const) {
    it(`${property} is refused`, () => {
      for (const value of [true, "true"]) {
        expect(answer({ [property]: value })).to.deep.equal([`violation spec.${property}: the pod ${says}`]);
      }
    });
  }

  for (const list of ["initContainers", "containers", "ephemeralContainers"]) {
    it(`a privileged container is refused, in ${list} too`, () => {
      expect(container({ securityContext: { privileged: true } }, list)).to.deep.equal([
        `violation spec.${list}[0].securityContext.privileged: container app is privileged: it is its node`,
      ]);
    });
  }

  it("capabilities beyond the default ones are refused", () => {
    expect(inContext({ capabilities: { add: ["SYS_ADMIN", "CHOWN", "NET_RAW"] } })).to.deep.equal([
      `violation ${at}.securityContext.capabilities.add: container app adds SYS_ADMIN, NET_RAW`,
    ]);
    expect(inContext({ capabilities: { add: ["ALL"] } })).to.have.length(1);
    expect(inContext({ capabilities: { add: ["CAP_SYS_ADMIN"] } })).to.have.length(1);
  });

  it("folders and ports of the node are refused", () => {
    expect(
      answer({
        volumes: [
          { name: "a", emptyDir: {} },
          { name: "b", hostPath: { path: "/" } },
        ],
      }),
    ).to.deep.equal(["violation spec.volumes[1].hostPath: the pod mounts a folder of its node"]);
    expect(container({ ports: [{ containerPort: 80, hostPort: 80 }, { hostPort: "443" }] })).to.deep.equal([
      `violation ${at}.ports[0].hostPort: container app takes port 80 of its node`,
      `violation ${at}.ports[1].hostPort: container app takes port 443 of its node`,
    ]);
  });

  it("a host in probes and hooks is refused: the node would call it", () => {
    for (const probe of ["livenessProbe", "readinessProbe", "startupProbe"]) {
      expect(container({ [probe]: { httpGet: { host: "169.254.169.254" } } })).to.deep.equal([
        `violation ${at}.${probe}.httpGet.host: container app has 169.254.169.254 called by its node`,
      ]);
    }
    expect(container({ lifecycle: { preStop: { tcpSocket: { host: "db" } } } })).to.deep.equal([
      `violation ${at}.lifecycle.preStop.tcpSocket.host: container app has db called by its node`,
    ]);
  });

  it("AppArmor, SELinux, seccomp and the mount of /proc keep their defaults, in pod and container", () => {
    for (const [who, path, said] of [
      ["the pod", "spec", (context: object) => answer({ securityContext: context })],
      ["container app", at, inContext],
    ] as const) {
      expect(said({ appArmorProfile: { type: "Unconfined" } })).to.deep.equal([
        `violation ${path}.securityContext.appArmorProfile.type: ${who} is unconfined (AppArmor)`,
      ]);
      expect(said({ seccompProfile: { type: "Unconfined" } })).to.deep.equal([
        `violation ${path}.securityContext.seccompProfile.type: ${who} has its calls of the kernel unconfined (seccomp)`,
      ]);
      expect(said({ seLinuxOptions: { type: "spc_t", user: "root", role: "" } })).to.deep.equal([
        `violation ${path}.securityContext.seLinuxOptions.type: ${who} has the SELinux type spc_t`,
        `violation ${path}.securityContext.seLinuxOptions.user: ${who} has the SELinux user root`,
      ]);
      expect(said({ windowsOptions: { hostProcess: true } })).to.deep.equal([
        `violation ${path}.securityContext.windowsOptions.hostProcess: ${who} runs on its node itself (hostProcess)`,
      ]);
    }
    expect(inContext({ procMount: "Unmasked" })).to.deep.equal([
      `violation ${at}.securityContext.procMount: container app sees /proc as Unmasked`,
    ]);
  });

  it("AppArmor by annotation counts as well", () => {
    const name = "container.apparmor.security.beta.kubernetes.io/app";
    const said = (profile: unknown) => answer({}, { annotations: { [name]: profile, other: unknown } });
    expect(said("unconfined")).to.deep.equal([
      `violation metadata.annotations["${name}"]: container app is unconfined (AppArmor)`,
    ]);
    for (const profile of ["", "runtime/default", "localhost/mine"]) expect(said(profile)).to.deep.equal([]);
    expect(said(unknown)).to.have.length(1);
  });

  it("settings of the node's kernel are refused", () => {
    expect(answer({ securityContext: { sysctls: [{ name: "kernel.msgmax" }] } })).to.deep.equal([
      "violation spec.securityContext.sysctls[0].name: the pod sets kernel.msgmax, which is its node's",
    ]);
  });

  it("looks into every kind of workload", () => {
    const template = { spec: { template: { spec: { hostPID: true, containers: [] } } } };
    for (const [type, props, path] of [
      ["apps/v1:Deployment", template, "spec.template."],
      ["apps/v1:DaemonSetPatch", template, "spec.template."],
      ["batch/v1:CronJob", { spec: { jobTemplate: template } }, "spec.jobTemplate.spec.template."],
      ["apps/v1:StatefulSetList", { items: [template] }, "items[0].spec.template."],
    ] as const) {
      expect(alone(k8sPssBaseline, resource(`kubernetes:${type}`, props))).to.deep.equal([
        `violation ${path}spec.hostPID: the pod shares the processes of its node`,
      ]);
    }
  });

  it("what is not known is no pass, told once where it is, and the rest is decided", () => {
    const what = "may do is not known; decided at the update";
    expect(answer({ hostPID: unknown, hostIPC: true })).to.deep.equal([
      `unknown spec.hostPID: what the pod ${what}`,
      "violation spec.hostIPC: the pod shares the memory of its node's processes",
    ]);
    expect(inContext(unknown)).to.deep.equal([`unknown ${at}.securityContext: what container app ${what}`]);
    expect(inContext({ capabilities: { add: ["SYS_ADMIN", unknown] } })).to.deep.equal([
      `violation ${at}.securityContext.capabilities.add: container app adds SYS_ADMIN`,
      `unknown ${at}.securityContext.capabilities.add[1]: what container app ${what}`,
    ]);
    expect(answer({ volumes: unknown })).to.deep.equal([`unknown spec.volumes: what the pod ${what}`]);
    expect(answer({ volumes: [unknown] })).to.deep.equal([`unknown spec.volumes[0]: what the pod ${what}`]);
    expect(answer({ containers: unknown })).to.deep.equal([`unknown spec.containers: what the pod ${what}`]);
    expect(container({ livenessProbe: unknown })).to.deep.equal([
      `unknown ${at}.livenessProbe: what container app ${what}`,
    ]);
    expect(answer({}, { annotations: unknown })).to.have.length(1);
  });

  it("a volume that any pod may claim is no folder of the node", () => {
    const volume = (spec: unknown) => alone(k8sPssBaseline, resource("kubernetes:core/v1:PersistentVolume", { spec }));
    expect(volume({ hostPath: { path: "/" } })).to.deep.equal([
      "violation spec.hostPath: a pod that claims the volume sees / of its node",
    ]);
    expect(volume({ csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-1" } })).to.deep.equal([]);
    expect(volume({ local: { path: "/mnt/disks/a" } })).to.deep.equal([]);
    expect(volume({ hostPath: { path: unknown } })[0]).to.match(/^unknown spec\.hostPath: /);
  });

  it("the pods of a scaled job are looked at as well", () => {
    const job = (spec: object) =>
      alone(
        k8sPssBaseline,
        resource("kubernetes:keda.sh/v1alpha1:ScaledJob", {
          spec: { jobTargetRef: { template: { spec: { containers: [{ name: "app" }], ...spec } } } },
        }),
      );
    expect(job({ hostPID: true })[0]).to.match(/^violation spec\.jobTargetRef\.template\.spec\.hostPID: /);
    expect(job({})).to.deep.equal([]);
  });
});
