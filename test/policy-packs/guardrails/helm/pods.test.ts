import { expect } from "chai";
import { unknown } from "../decide";
import { release, said } from "./values-asked";

const asked = (values: object, environment?: string) => said(release(values), environment);
const baseline = (path: string, message: string) => [`k8s-pss-baseline ${path}: ${message}`];

describe("what values ask of pods", () => {
  it("a pod that shares its node is refused however the switch is written, and one that does not is accepted", () => {
    const shares = "the pod shares the network of its node";
    for (const value of [true, "true", "True", "yes"]) {
      expect(asked({ controller: { hostNetwork: value } })).to.deep.equal(
        baseline("values.controller.hostNetwork", shares),
      );
    }
    expect(asked({ hostNetwork: { enabled: true } })).to.deep.equal(baseline("values.hostNetwork.enabled", shares));
    expect(asked({ agents: { useHostNetwork: true } })).to.deep.equal(baseline("values.agents.useHostNetwork", shares));
    expect(asked({ host_pid: true })).to.deep.equal(
      baseline("values.host_pid", "the pod shares the processes of its node"),
    );
    expect(asked({ a: { hostIPC: "true" } })).to.deep.equal(
      baseline("values.a.hostIPC", "the pod shares the memory of its node's processes"),
    );
    for (const value of [false, "false", "", null, { enabled: false }, {}]) {
      expect(asked({ controller: { hostNetwork: value, hostPID: value, hostIPC: value } })).to.deep.equal([]);
    }
  });

  it("a container with privileges is refused wherever it stands: in a subchart, in global, in a list, loose", () => {
    const privileged = (who: string) => `container ${who} is privileged: it is its node`;
    for (const [values, path, who] of [
      [{ securityContext: { privileged: true } }, "securityContext.privileged", "app"],
      [{ containerSecurityContext: { privileged: "true" } }, "containerSecurityContext.privileged", "app"],
      [
        { redis: { master: { containerSecurityContext: { privileged: true } } } },
        "redis.master.containerSecurityContext.privileged",
        "master",
      ],
      [{ global: { securityContext: { privileged: true } } }, "global.securityContext.privileged", "app"],
      [{ securityContext: { container: { privileged: true } } }, "securityContext.container.privileged", "app"],
      [{ runners: { privileged: true } }, "runners.privileged", "runners"],
      [
        { extraContainers: [{ name: "debug", securityContext: { privileged: true } }] },
        "extraContainers[0].securityContext.privileged",
        "debug",
      ],
      [{ podSecurityContext: { privileged: true } }, "podSecurityContext.privileged", "app"],
      [{ "server.securityContext.privileged": true }, '["server.securityContext.privileged"]', "server"],
    ] as const) {
      const at = path.startsWith("[") ? `values${path}` : `values.${path}`;
      expect(asked(values), path).to.deep.equal(baseline(at, privileged(who)));
    }
    expect(asked({ securityContext: { privileged: false, capabilities: { drop: ["ALL"] } } })).to.deep.equal([]);
  });

  it("a switch that charts may not know takes nothing back", () => {
    expect(asked({ securityContext: { enabled: false, privileged: true } })).to.deep.equal(
      baseline("values.securityContext.privileged", "container app is privileged: it is its node"),
    );
    expect(asked({ extraVolumes: [{ name: "a", hostPath: { path: "/", enabled: false } }] })).to.deep.equal(
      baseline("values.extraVolumes[0].hostPath", "the pod mounts a folder of its node"),
    );
    expect(asked({ node: { privileged: { enabled: true } } })).to.deep.equal(
      baseline("values.node.privileged.enabled", "container node is privileged: it is its node"),
    );
    expect(asked({ node: { privileged: { enabled: false } } })).to.deep.equal([]);
  });

  it("what is written as YAML is read, and what is meant as such and is none is told", () => {
    const sidecar = (privileged: boolean) =>
      `- name: probe\n  image: probe\n  securityContext:\n    privileged: ${privileged}\n`;
    expect(asked({ grafana: { extraContainers: sidecar(true) } })).to.deep.equal(
      baseline(
        "values.grafana.extraContainers[0].securityContext.privileged",
        "container probe is privileged: it is its node",
      ),
    );
    expect(asked({ grafana: { extraContainers: sidecar(false) } })).to.deep.equal([]);
    expect(asked({ server: { volumes: "- name: a\n  hostPath: { path: / }\n{{- end }}\n" } })).to.deep.equal([
      "? k8s-lb-public values.server.volumes: what the chart is asked for cannot be read here; say it in values",
    ]);
  });

  it("capabilities, profiles and kernel settings are judged as in a pod", () => {
    expect(asked({ node: { securityContext: { capabilities: { add: ["NET_ADMIN"] } } } })).to.deep.equal(
      baseline("values.node.securityContext.capabilities.add", "container node adds NET_ADMIN"),
    );
    expect(asked({ podSecurityContext: { seccompProfile: { type: "Unconfined" } } })).to.deep.equal(
      baseline(
        "values.podSecurityContext.seccompProfile.type",
        "the pod has its calls of the kernel unconfined (seccomp)",
      ),
    );
    expect(asked({ securityContext: { sysctls: [{ name: "kernel.msgmax", value: "1" }] } })).to.deep.equal(
      baseline("values.securityContext.sysctls[0].name", "the pod sets kernel.msgmax, which is its node's"),
    );
    const apparmor = "container.apparmor.security.beta.kubernetes.io/app";
    expect(asked({ podAnnotations: { [apparmor]: "unconfined" } })).to.deep.equal(
      baseline(`values.podAnnotations["${apparmor}"]`, "container app is unconfined (AppArmor)"),
    );
    expect(
      asked({
        securityContext: { capabilities: { add: ["CHOWN"] }, seccompProfile: { type: "RuntimeDefault" } },
        podAnnotations: { [apparmor]: "runtime/default" },
        podSecurityContext: { sysctls: [{ name: "net.ipv4.tcp_syncookies", value: "1" }], fsGroup: 1001 },
      }),
    ).to.deep.equal([]);
  });

  it("folders and ports of the node are refused, other volumes and ports are not", () => {
    expect(
      asked({
        extraVolumes: [
          { name: "a", emptyDir: {} },
          { name: "b", hostPath: { path: "/" } },
        ],
      }),
    ).to.deep.equal(baseline("values.extraVolumes[1].hostPath", "the pod mounts a folder of its node"));
    expect(asked({ persistence: { type: "hostPath", hostPath: "/data" } })).to.deep.equal(
      baseline("values.persistence.hostPath", "the pod mounts a folder of its node"),
    );
    expect(asked({ ports: { web: { port: 8000, hostPort: "80" } } })).to.deep.equal(
      baseline("values.ports.web.hostPort", "container web takes port 80 of its node"),
    );
    expect(asked({ controller: { hostPort: { enabled: true } } })).to.deep.equal(
      baseline("values.controller.hostPort.enabled", "container controller takes ports of its node"),
    );
    expect(
      asked({
        extraVolumes: [{ name: "a", secret: { secretName: "b" } }],
        persistence: { hostPath: "", enabled: true },
        hostPath: { enabled: false, path: "/var" },
        ports: { web: { port: 8000, hostPort: 0 } },
        controller: { hostPort: { enabled: false, ports: { http: 80 } } },
      }),
    ).to.deep.equal([]);
  });

  it("root is refused in production, also where the chart's own context is switched off", () => {
    const values = { db: { containerSecurityContext: { enabled: true, runAsUser: 0 } } };
    expect(asked(values)).to.deep.equal([]);
    expect(asked(values, "prod")).to.deep.equal([
      "k8s-pss-restricted values.db.containerSecurityContext.runAsUser: container db runs as root (user 0)",
    ]);
    const off = { db: { containerSecurityContext: { enabled: false } } };
    expect(asked(off, "prod")).to.deep.equal([
      "k8s-pss-restricted values.db.containerSecurityContext.enabled: container db may run as root",
    ]);
    expect(asked({ podSecurityContext: { enabled: false } }, "prod")).to.deep.equal([]);
    expect(asked({ db: { containerSecurityContext: { runAsUser: 1001, runAsNonRoot: true } } }, "prod")).to.deep.equal(
      [],
    );
  });

  it("what pods may ask for at most asks for nothing", () => {
    const most = { privileged: true, allowPrivilegeEscalation: true };
    expect(
      asked({ podSecurityPolicy: most, podSecurity: { capabilities: { add: ["SYS_ADMIN"] } } }, "prod"),
    ).to.deep.equal([]);
  });

  it("of what is not known each field is told by itself, and the rest is decided", () => {
    expect(asked({ a: { hostNetwork: unknown, hostPID: true } })).to.deep.equal([
      "? k8s-pss-baseline values.a.hostNetwork: what the pod may do is not known; decided at the update",
      ...baseline("values.a.hostPID", "the pod shares the processes of its node"),
    ]);
    for (const [values, path, who] of [
      [{ securityContext: { privileged: unknown } }, "securityContext.privileged", "container app"],
      [{ securityContext: unknown }, "securityContext", "container app"],
      [{ podSecurityContext: unknown }, "podSecurityContext", "the pod"],
      [{ extraVolumes: unknown }, "extraVolumes", "the pod"],
      [{ node: { privileged: unknown } }, "node.privileged", "container node"],
      [{ extraVolumes: [unknown] }, "extraVolumes[0]", "the pod"],
      [{ extraVolumes: [{ name: "a", hostPath: unknown }] }, "extraVolumes[0].hostPath", "the pod"],
    ] as const) {
      expect(asked(values), path).to.deep.equal([
        `? k8s-pss-baseline values.${path}: what ${who} may do is not known; decided at the update`,
      ]);
    }
    expect(asked({ initContainers: unknown })).to.deep.equal([
      "? k8s-pss-baseline values.initContainers: what the pod may do is not known; decided at the update",
      "? k8s-secret-plain values.initContainers: the environment is not known, and with it whether it holds a secret; decided at the update",
    ]);
    expect(asked({ env: unknown })).to.deep.equal([
      "? k8s-secret-plain values.env: the environment is not known, and with it whether it holds a secret; decided at the update",
    ]);
  });
});
