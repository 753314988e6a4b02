import { expect } from "chai";
import { k8sPssRestricted } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-pss-restricted";
import { alone, resource, unknown } from "../../decide";

const good = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};
const answer = (spec: object, type = "core/v1:Pod") =>
  alone(k8sPssRestricted, resource(`kubernetes:${type}`, { spec }), "prod");
const inContext = (securityContext: unknown, of: object = {}, list = "containers") =>
  answer({ ...of, [list]: [{ name: "app", ...(securityContext === undefined ? {} : { securityContext }) }] });
const without = (name: keyof typeof good) => {
  const { [name]: _, ...rest } = good;
  return rest;
};
const at = "spec.containers[0].securityContext";
const nonRoot = `violation ${at}.runAsNonRoot: container app may run as root: runAsNonRoot is not set`;
const seccomp = `violation ${at}.seccompProfile.type: container app has no profile for its calls of the kernel (seccomp)`;
const escalation = `violation ${at}.allowPrivilegeEscalation: container app may gain more rights than it starts with`;
const drop = `violation ${at}.capabilities.drop: container app keeps capabilities: ALL is not dropped`;

describe("k8s-pss-restricted (D-054, D-058)", () => {
  it("a container that has all is accepted, one that says nothing lacks all", () => {
    expect(inContext(good)).to.deep.equal([]);
    expect(inContext(undefined)).to.deep.equal([nonRoot, seccomp, escalation, drop]);
  });

  it("is asked in production only", () => {
    const facts = resource("kubernetes:core/v1:Pod", { spec: { containers: [{}] } });
    expect(alone(k8sPssRestricted, facts, "dev")).to.deep.equal([]);
    expect(alone(k8sPssRestricted, facts, "prod-pci")).to.have.length(4);
  });

  it("who runs it and its seccomp profile may be set for the whole pod", () => {
    const { runAsNonRoot, seccompProfile, ...rest } = good;
    expect(inContext(rest, { securityContext: { runAsNonRoot, seccompProfile } })).to.deep.equal([]);
    expect(
      inContext({ ...rest, runAsNonRoot: false }, { securityContext: { runAsNonRoot, seccompProfile } }),
    ).to.deep.equal([`violation ${at}.runAsNonRoot: container app may run as root`]);
    expect(inContext(good, { securityContext: { runAsNonRoot: false } })).to.deep.equal([
      "violation spec.securityContext.runAsNonRoot: the pod may run as root",
    ]);
    expect(inContext(rest)).to.deep.equal([nonRoot, seccomp]);
  });

  it("root by its number is refused", () => {
    expect(inContext({ ...good, runAsUser: 0 })).to.deep.equal([
      `violation ${at}.runAsUser: container app runs as root (user 0)`,
    ]);
    expect(inContext(good, { securityContext: { runAsUser: "0" } })).to.deep.equal([
      "violation spec.securityContext.runAsUser: the pod runs as root (user 0)",
    ]);
    expect(inContext({ ...good, runAsUser: 1000 })).to.deep.equal([]);
  });

  it("each of the four is missed by itself", () => {
    expect(inContext(without("allowPrivilegeEscalation"))).to.deep.equal([escalation]);
    expect(inContext({ ...good, allowPrivilegeEscalation: true })).to.deep.equal([escalation]);
    expect(inContext(without("capabilities"))).to.deep.equal([drop]);
    expect(inContext({ ...good, capabilities: { drop: ["NET_RAW"] } })).to.deep.equal([drop]);
    expect(inContext(without("seccompProfile"))).to.deep.equal([seccomp]);
    expect(inContext(without("runAsNonRoot"))).to.deep.equal([nonRoot]);
  });

  it("one capability may be added back", () => {
    const adding = (...add: unknown[]) => inContext({ ...good, capabilities: { drop: ["ALL"], add } });
    expect(adding("NET_BIND_SERVICE")).to.deep.equal([]);
    expect(adding("CHOWN", "NET_BIND_SERVICE")).to.deep.equal([
      `violation ${at}.capabilities.add: container app adds CHOWN`,
    ]);
    expect(adding(unknown)).to.have.length(1);
  });

  it("volumes hold nothing of elsewhere; a node's folder is told by the other profile's rule", () => {
    const volumes = [
      { name: "a", nfs: { server: "x" } },
      { name: "b", csi: {} },
      { name: "c" },
      { name: "d", hostPath: {} },
    ];
    expect(answer({ volumes, containers: [] })).to.deep.equal([
      "violation spec.volumes[0]: the pod mounts a volume of kind nfs",
    ]);
  });

  it("what prepares and what debugs is asked the same", () => {
    for (const list of ["initContainers", "ephemeralContainers"]) {
      expect(inContext(undefined, {}, list)).to.have.length(4);
      expect(inContext(good, {}, list)).to.deep.equal([]);
    }
  });

  it("pods for Windows are asked what means something there", () => {
    expect(inContext(undefined, { os: { name: "windows" } })).to.deep.equal([nonRoot]);
    expect(inContext(undefined, { os: { name: "linux" } })).to.have.length(4);
    expect(inContext(good, { os: { name: unknown } })).to.deep.equal([
      "unknown spec.os.name: whether the pod is one for Windows is not known; decided at the update",
    ]);
  });

  it("a change to a part of a workload is asked only about what it sets", () => {
    const patch = (securityContext: object) =>
      answer({ template: { spec: { containers: [{ name: "app", securityContext }] } } }, "apps/v1:DeploymentPatch");
    expect(patch({})).to.deep.equal([]);
    expect(
      patch({ allowPrivilegeEscalation: true, runAsNonRoot: false, runAsUser: 0, capabilities: { add: ["CHOWN"] } }),
    ).to.have.length(4);
    expect(patch({ capabilities: { drop: ["NET_RAW"] } })).to.have.length(1);
  });

  it("what is not known is no pass, told once where it is", () => {
    const open = (path: string, who = "container app") =>
      `unknown ${path}: what ${who} may do is not known; decided at the update`;
    expect(inContext(unknown)).to.deep.equal([open(at)]);
    for (const [name, path] of [
      ["runAsNonRoot", "runAsNonRoot"],
      ["allowPrivilegeEscalation", "allowPrivilegeEscalation"],
      ["seccompProfile", "seccompProfile"],
      ["capabilities", "capabilities"],
      ["runAsUser", "runAsUser"],
    ] as const) {
      expect(inContext({ ...good, [name]: unknown }), name).to.deep.equal([open(`${at}.${path}`)]);
    }
    expect(inContext({ ...good, capabilities: { drop: [unknown] } })).to.deep.equal([
      open(`${at}.capabilities.drop[0]`),
    ]);
    expect(inContext(without("runAsNonRoot"), { securityContext: { runAsNonRoot: unknown } })).to.deep.equal([
      open("spec.securityContext.runAsNonRoot", "the pod"),
    ]);
    expect(answer({ containers: unknown })).to.deep.equal([open("spec.containers", "the pod")]);
    expect(answer({ volumes: [unknown], containers: [] })).to.deep.equal([open("spec.volumes[0]", "the pod")]);
  });
});
