import { add, inProduction, type Mutants, set, without } from "./mutant";

const NAMESPACE = "data-collection-prod-pci";
const DEPLOYMENT = "kubernetes:apps/v1:Deployment";

/** A container as somebody writes it who has made sure that it is left alone. */
const container = {
  name: "worker",
  image: `444444444444.dkr.ecr.us-east-1.amazonaws.com/worker@sha256:${"0".repeat(64)}`,
  resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "1", memory: "256Mi" } },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  },
};

/** A deployment of one container that differs from it in something, and whose pod is what `pod` says. */
function deployment(differs: object, pod: object = {}) {
  return add(DEPLOYMENT, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "worker", namespace: NAMESPACE },
    spec: {
      selector: { matchLabels: { app: "worker" } },
      template: {
        metadata: { labels: { app: "worker" } },
        spec: { ...pod, containers: [{ ...container, ...differs }] },
      },
    },
  });
}

/** Asks the chart of one of our cluster's add-ons for something. */
function askOfAddon(values: object) {
  return set("cluster-addons-coredns", { configurationValues: JSON.stringify(values) });
}

/** A release of a chart with these values. */
function release(values: object) {
  return add("kubernetes:helm.sh/v3:Release", { chart: "worker", name: "worker", namespace: NAMESPACE, values });
}

/** Changes that the guardrails of what runs in the cluster must catch. */
export const kubernetesMutants: Mutants = {
  "k8s-image-digest": [
    inProduction("a container runs whatever is newest", deployment({ image: "nginx" })),
    inProduction(
      "a container runs a tag of our registry",
      deployment({ image: "444444444444.dkr.ecr.us-east-1.amazonaws.com/worker:1.4" }),
    ),
    inProduction("a chart is asked for whatever is newest", release({ image: { tag: "latest" } })),
  ],
  "k8s-lb-public": [
    inProduction(
      "a service has a load balancer of its own",
      add("kubernetes:core/v1:Service", {
        kind: "Service",
        metadata: { name: "worker", namespace: NAMESPACE },
        spec: { type: "LoadBalancer", ports: [{ port: 443 }] },
      }),
    ),
    inProduction(
      "a chart is asked for a public load balancer",
      release({ controller: { service: { type: "LoadBalancer" } } }),
    ),
    inProduction(
      "an ingress on the internet that nobody looks at",
      add("kubernetes:networking.k8s.io/v1:Ingress", {
        kind: "Ingress",
        metadata: {
          name: "worker",
          namespace: NAMESPACE,
          annotations: { "alb.ingress.kubernetes.io/scheme": "internet-facing" },
        },
      }),
    ),
  ],
  "k8s-limits": [
    inProduction("a container takes what it gets", deployment({ resources: undefined })),
    inProduction(
      "a container has no limit of memory",
      deployment({ resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { cpu: "1" } } }),
    ),
  ],
  "k8s-netpol": [
    inProduction("the application's namespace no longer denies", without("app-default-deny")),
    inProduction(
      "a second namespace, and no policy",
      add("kubernetes:core/v1:Namespace", { kind: "Namespace", metadata: { name: "reports" } }),
    ),
    inProduction(
      "the application lets everybody in",
      set("app-default-deny", { spec: { podSelector: {}, ingress: [{}], policyTypes: ["Ingress"] } }),
    ),
    inProduction(
      "the application lets in the pods of every namespace",
      set("app-default-deny", {
        spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }], policyTypes: ["Ingress"] },
      }),
    ),
  ],
  "k8s-ns-pss-label": [
    inProduction(
      "the application's namespace takes privileged pods",
      set("app-namespace", {
        metadata: { name: NAMESPACE, labels: { "pod-security.kubernetes.io/enforce": "privileged" } },
      }),
    ),
    inProduction("the namespace loses its labels", set("app-namespace", { metadata: { name: NAMESPACE } })),
  ],
  "k8s-pss-baseline": [
    inProduction("a privileged pod", deployment({ securityContext: { privileged: true } })),
    inProduction(
      "a pod that mounts its node's disk",
      deployment({}, { volumes: [{ name: "node", hostPath: { path: "/" } }] }),
    ),
    inProduction("a pod in its node's network", deployment({}, { hostNetwork: true })),
    inProduction("an add-on is asked for its node's network", askOfAddon({ hostNetwork: true })),
    inProduction(
      "an add-on is asked to be its node",
      askOfAddon({ sidecars: { probe: { securityContext: { privileged: "true" } } } }),
    ),
  ],
  "k8s-pss-restricted": [
    inProduction("a pod that may run as root", deployment({ securityContext: undefined })),
    inProduction(
      "a pod that keeps the rights of the container engine",
      deployment({ securityContext: { ...container.securityContext, capabilities: { drop: [] } } }),
    ),
  ],
  "k8s-rbac-cluster-admin": [
    inProduction(
      "the developers administer the cluster",
      set("cluster-roles-developers-view", {
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
      }),
    ),
    inProduction("a chart is asked to administer the cluster", release({ rbac: { clusterAdminAccess: true } })),
    inProduction(
      "whatever runs in the cluster changes it",
      set("cluster-roles-developers-view", {
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
        subjects: [{ kind: "Group", name: "system:serviceaccounts" }],
      }),
    ),
    inProduction(
      "everybody who has not said who they are looks at the cluster",
      set("cluster-roles-developers-view", { subjects: [{ kind: "Group", name: "system:unauthenticated" }] }),
    ),
  ],
  "k8s-rbac-wildcard": [
    inProduction(
      "a chart is asked for rights to everything",
      release({ rbac: { extraRules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["get"] }] } }),
    ),
    inProduction(
      "the developers' role is for everything",
      set("cluster-roles-view-only", { rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["get"] }] }),
    ),
    inProduction(
      "the developers' role is put together from all others",
      set("cluster-roles-view-only", { aggregationRule: { clusterRoleSelectors: [{}] }, rules: [] }),
    ),
    inProduction(
      "the developers may be somebody else",
      set("cluster-roles-view-only", { rules: [{ apiGroups: [""], resources: ["users"], verbs: ["impersonate"] }] }),
    ),
  ],
  "k8s-secret-plain": [
    inProduction(
      "a password in a ConfigMap",
      add("kubernetes:core/v1:ConfigMap", { kind: "ConfigMap", data: { DB_PASSWORD: "Xy7kQ2pLw9zR" } }),
    ),
    inProduction("a password in a chart's values", release({ auth: { password: "Xy7kQ2pLw9zR" } })),
    inProduction(
      "a password in an environment",
      deployment({ env: [{ name: "DATABASE_URL", value: "postgres://app:Xy7kQ2pLw9zR@database:5432/app" }] }),
    ),
  ],
  "k8s-storage-encrypted": [
    inProduction(
      "disks in plain for whatever pods keep",
      add("kubernetes:storage.k8s.io/v1:StorageClass", {
        provisioner: "ebs.csi.aws.com",
        parameters: { type: "gp3", encrypted: "false" },
      }),
    ),
  ],
};
