import { booleanOf, isList, numberOf, UNKNOWN, type Value } from "../facts/value";
import { undetermined, type Verdict, violation } from "../pack/rule";
import { annotationsOf, ask, elements, notOneOf, once, type Subject, subjectsOf } from "./pod-questions";
import { type PodTemplate, unknownVerdicts } from "./pod-templates";

/** Capabilities that a container may add to its default ones (which these are). */
const CAPABILITIES = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

/** Settings of the kernel that are a pod's own. */
const SYSCTLS = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
]);

const SELINUX_TYPES = new Set(["container_t", "container_init_t", "container_kvm_t", "container_engine_t"]);
const PROFILES = new Set(["RuntimeDefault", "Localhost"]);
const APPARMOR = "container.apparmor.security.beta.kubernetes.io/";
const PROBES = ["livenessProbe", "readinessProbe", "startupProbe", "lifecycle.postStart", "lifecycle.preStop"];

const on = (say: string) => (value: Value) => (booleanOf(value) === false ? undefined : say);

/** What the profile "baseline" of the Pod Security Standards (kubernetes.io, version 1.35) forbids a pod. */
export function baselineVerdicts(template: PodTemplate): readonly Verdict[] {
  const subjects = subjectsOf(template);
  return once([
    ...unknownVerdicts(template, "what the pod may do is not known"),
    ...subjects.flatMap((subject) => [
      ...(subject.container === undefined ? podVerdicts(subject) : containerVerdicts(subject)),
      ...contextVerdicts(subject),
    ]),
    ...annotationVerdicts(template),
  ]);
}

/** What only a pod as a whole can ask for. */
function podVerdicts(pod: Subject): readonly Verdict[] {
  return [
    ...ask(pod, "hostNetwork", on("shares the network of its node")),
    ...ask(pod, "hostPID", on("shares the processes of its node")),
    ...ask(pod, "hostIPC", on("shares the memory of its node's processes")),
    ...elements(pod, "volumes", (volume, path) =>
      ask({ ...pod, path, props: volume }, "hostPath", () => "mounts a folder of its node"),
    ),
    ...elements(pod, "securityContext.sysctls", (sysctl, path) =>
      ask(
        { ...pod, path, props: sysctl },
        "name",
        notOneOf(SYSCTLS, (name) => `sets ${name}, which is its node's`),
      ),
    ),
  ];
}

/** What only containers can ask for. */
function containerVerdicts(container: Subject): readonly Verdict[] {
  return [
    ...ask(container, "securityContext.privileged", on("is privileged: it is its node")),
    ...ask(container, "securityContext.capabilities.add", (added) => forbiddenCapabilities(added)),
    ...elements(container, "securityContext.capabilities.add", () => []),
    ...ask(
      container,
      "securityContext.procMount",
      notOneOf(new Set(["Default"]), (type) => `sees /proc as ${type}`),
    ),
    ...elements(container, "ports", (port, path) =>
      ask({ ...container, path, props: port }, "hostPort", (value) => {
        const number = numberOf(value);
        if (number === 0) return undefined;
        return typeof number === "number" ? `takes port ${number} of its node` : "takes ports of its node";
      }),
    ),
    ...PROBES.flatMap((probe) => ["httpGet", "tcpSocket"].map((action) => `${probe}.${action}.host`)).flatMap((path) =>
      ask(
        container,
        path,
        notOneOf(new Set(), (host) => `has ${host} called by its node`),
      ),
    ),
  ];
}

function forbiddenCapabilities(added: Value): string | undefined {
  const names = isList(added) ? added : [added];
  const forbidden = names.filter((name) => typeof name === "string").filter((name) => !CAPABILITIES.has(name));
  return forbidden.length === 0 ? undefined : `adds ${forbidden.join(", ")}`;
}

/** What pods and containers can ask for alike, in their security contexts. */
function contextVerdicts(subject: Subject): readonly Verdict[] {
  const context = "securityContext";
  return [
    ...ask(subject, `${context}.windowsOptions.hostProcess`, on("runs on its node itself (hostProcess)")),
    ...ask(
      subject,
      `${context}.seLinuxOptions.type`,
      notOneOf(SELINUX_TYPES, (type) => `has the SELinux type ${type}`),
    ),
    ...["user", "role"].flatMap((option) =>
      ask(
        subject,
        `${context}.seLinuxOptions.${option}`,
        notOneOf(new Set(), (value) => `has the SELinux ${option} ${value}`),
      ),
    ),
    ...ask(
      subject,
      `${context}.seccompProfile.type`,
      notOneOf(
        PROFILES,
        (type) => `has its calls of the kernel ${type === "Unconfined" ? "unconfined" : type} (seccomp)`,
      ),
    ),
    ...ask(
      subject,
      `${context}.appArmorProfile.type`,
      notOneOf(PROFILES, (type) => `is ${type === "Unconfined" ? "unconfined" : type} (AppArmor)`),
    ),
  ];
}

/** AppArmor's profiles as they were written before version 1.30. */
function annotationVerdicts(template: PodTemplate): readonly Verdict[] {
  const path = `${template.path}metadata.annotations`;
  const annotations = annotationsOf(template);
  if (annotations === UNKNOWN) return [undetermined(path, "whether AppArmor is switched off is not known")];
  return Object.entries(annotations)
    .filter(([name]) => name.startsWith(APPARMOR))
    .flatMap(([name, profile]) => {
      const at = `${path}["${name}"]`;
      if (profile === UNKNOWN) return [undetermined(at, "whether AppArmor is switched off is not known")];
      const fine = typeof profile !== "string" || /^$|^runtime\/default$|^localhost\//.test(profile);
      return fine ? [] : [violation(at, `container ${name.slice(APPARMOR.length)} is ${profile} (AppArmor)`)];
    });
}
