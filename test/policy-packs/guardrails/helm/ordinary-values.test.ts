import { expect } from "chai";
import { unknown } from "../decide";
import { release, said } from "./values-asked";

const OURS = "444444444444.dkr.ecr.us-east-1.amazonaws.com";
const DIGEST = `sha256:${"0".repeat(64)}`;
const INTERNAL = { "service.beta.kubernetes.io/aws-load-balancer-internal": "true" };
const ROLE = { "eks.amazonaws.com/role-arn": unknown };
const resources = { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } };

/** What teams set of well-known charts, and nobody has to look at. */
const ORDINARY: Readonly<Record<string, object>> = {
  "ingress-nginx": {
    controller: {
      replicaCount: 2,
      image: { registry: OURS, image: "ingress-nginx/controller", tag: "v1.15.1", digest: DIGEST },
      service: { type: "LoadBalancer", annotations: INTERNAL, externalTrafficPolicy: "Local" },
      config: { "use-forwarded-headers": "true", "ssl-protocols": "TLSv1.2 TLSv1.3" },
      metrics: { enabled: true, serviceMonitor: { enabled: true } },
      resources,
    },
  },
  "aws-load-balancer-controller": {
    clusterName: unknown,
    region: "us-east-1",
    vpcId: unknown,
    serviceAccount: { create: true, name: "aws-load-balancer-controller", annotations: ROLE },
    enableServiceMutatorWebhook: false,
    ingressClassParams: { create: true, spec: { scheme: "internal" } },
  },
  "cluster-autoscaler": {
    autoDiscovery: { clusterName: unknown },
    awsRegion: "us-east-1",
    rbac: { create: true, serviceAccount: { annotations: ROLE } },
    extraArgs: { "balance-similar-node-groups": true, expander: "least-waste" },
  },
  karpenter: {
    settings: { clusterName: unknown, clusterEndpoint: unknown, interruptionQueue: unknown },
    serviceAccount: { annotations: ROLE },
    controller: { resources, env: [{ name: "AWS_REGION", value: "us-east-1" }] },
  },
  "external-dns": {
    provider: { name: "aws" },
    policy: "upsert-only",
    registry: "txt",
    txtOwnerId: unknown,
    domainFilters: ["example.com"],
    sources: ["service", "ingress"],
    serviceAccount: { annotations: ROLE },
    env: [{ name: "AWS_DEFAULT_REGION", value: "us-east-1" }],
  },
  "argo-cd": {
    global: { domain: "argocd.example.com" },
    configs: {
      params: { "server.insecure": true },
      cm: {
        "exec.enabled": "false",
        "oidc.config": "issuer: https://sso.example.com\nclientSecret: $oidc.clientSecret\n",
      },
      secret: { argocdServerAdminPassword: "$2a$10$abcdefghijklmnopqrstuv" },
      rbac: { "policy.csv": "g, platform, role:admin\n", "policy.default": "role:readonly" },
    },
    server: {
      service: { type: "ClusterIP" },
      ingress: {
        enabled: true,
        ingressClassName: "nginx",
        tls: true,
        annotations: { "cert-manager.io/cluster-issuer": "x" },
      },
    },
  },
  "kube-prometheus-stack": {
    grafana: {
      admin: { existingSecret: "grafana-admin", userKey: "user", passwordKey: "password" },
      ingress: {
        enabled: true,
        hosts: ["grafana.example.com"],
        tls: [{ secretName: "grafana-tls", hosts: ["grafana.example.com"] }],
      },
      "grafana.ini": { "auth.anonymous": { enabled: false }, server: { root_url: "https://grafana.example.com" } },
    },
    prometheus: {
      prometheusSpec: {
        retention: "15d",
        remoteWrite: [{ url: unknown, sigv4: { region: "us-east-1" } }],
        storageSpec: { volumeClaimTemplate: { spec: { resources: { requests: { storage: "50Gi" } } } } },
      },
    },
    alertmanager: {
      config: { receivers: [{ name: "pager", pagerduty_configs: [{ routing_key_file: "/etc/pager/key" }] }] },
    },
  },
  postgresql: {
    auth: {
      existingSecret: "app-database",
      database: "app",
      username: "app",
      secretKeys: { userPasswordKey: "password" },
    },
    primary: {
      persistence: { enabled: true, size: "50Gi", storageClass: "gp3" },
      containerSecurityContext: { enabled: true, runAsUser: 1001, runAsNonRoot: true, privileged: false },
      podSecurityContext: { enabled: true, fsGroup: 1001 },
      extraVolumes: [{ name: "certificates", secret: { secretName: "database-tls" } }],
    },
    metrics: { enabled: true },
    volumePermissions: { enabled: false },
  },
  redis: {
    architecture: "replication",
    auth: { enabled: true, existingSecret: "redis", existingSecretPasswordKey: "redis-password" },
    master: { service: { type: "ClusterIP", ports: { redis: 6379 } } },
    tls: { enabled: true, existingSecret: "redis-tls" },
  },
  "cert-manager": {
    crds: { enabled: true },
    serviceAccount: { annotations: ROLE },
    extraArgs: ["--dns01-recursive-nameservers-only", "--dns01-recursive-nameservers=8.8.8.8:53"],
    prometheus: { servicemonitor: { enabled: true } },
    webhook: { hostNetwork: false, securePort: 10250 },
  },
  "metrics-server": {
    args: ["--kubelet-preferred-address-types=InternalIP"],
    replicas: 2,
    hostNetwork: { enabled: false },
  },
  vault: {
    injector: { enabled: true },
    server: {
      ha: { enabled: true, raft: { enabled: true, config: 'seal "awskms" {\n  kms_key_id = "alias/vault"\n}\n' } },
      extraSecretEnvironmentVars: [{ envName: "LICENSE", secretName: "vault", secretKey: "license" }],
      volumes: [{ name: "tls", secret: { secretName: "vault-tls" } }],
    },
    ui: { enabled: true, serviceType: "ClusterIP" },
  },
  jenkins: {
    controller: {
      admin: { existingSecret: "jenkins-admin", userKey: "user", passwordKey: "password" },
      serviceType: "ClusterIP",
      ingress: {
        enabled: true,
        hostName: "jenkins.example.com",
        annotations: { "kubernetes.io/ingress.class": "nginx" },
      },
      JCasC: { configScripts: { security: "jenkins:\n  authorizationStrategy: loggedInUsersCanDoAnything\n" } },
    },
    agent: { privileged: false, resources },
  },
  gitlab: {
    global: {
      hosts: { domain: "example.com", https: true },
      psql: { host: unknown, password: { secret: "gitlab-postgres", key: "password" } },
      registry: { bucket: unknown },
      initialRootPassword: { secret: "gitlab-root", key: "password" },
    },
    "certmanager-issuer": { email: "team@example.com" },
  },
  keda: { podIdentity: { aws: { irsa: { enabled: true, roleArn: unknown } } }, operator: { replicaCount: 2 } },
  datadog: {
    datadog: {
      apiKeyExistingSecret: "datadog",
      appKeyExistingSecret: "datadog",
      site: "datadoghq.eu",
      logs: { enabled: true },
    },
    clusterAgent: { tokenExistingSecret: "datadog-cluster", replicas: 2 },
  },
  "fluent-bit": {
    serviceAccount: { annotations: ROLE },
    config: {
      outputs: "[OUTPUT]\n    Name cloudwatch_logs\n    Match *\n    region us-east-1\n    log_group_name app\n",
    },
    tolerations: [{ operator: "Exists" }],
  },
  gateway: { service: { type: "ClusterIP" }, autoscaling: { enabled: true }, labels: { istio: "gateway" } },
};

describe("ordinary values of well-known charts", () => {
  for (const [chart, values] of Object.entries(ORDINARY)) {
    it(`${chart}: nothing is said of them, in production either`, () => {
      expect(said(release(values, { chart }), "prod")).to.deep.equal([]);
    });
  }
});
