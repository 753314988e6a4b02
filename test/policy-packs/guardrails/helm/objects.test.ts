import { expect } from "chai";
import { KIND, SIGNATURE } from "../../../../lib/engine-values";
import { catalog } from "../../../../policy-packs/guardrails/catalog";
import { openSession } from "../../../../policy-packs/guardrails/pack/session";
import { k8sLbPublic } from "../../../../policy-packs/guardrails/rules/kubernetes/k8s-lb-public";
import { resource, unknown } from "../decide";
import { RELEASE, release, said } from "./values-asked";

const SHARES = "the pod shares the network of its node";
const binding = {
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind: "ClusterRoleBinding",
  metadata: { name: "all" },
  roleRef: { kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ kind: "ServiceAccount", name: "default", namespace: "apps" }],
};
const service = { apiVersion: "v1", kind: "Service", metadata: { name: "a" }, spec: { type: "LoadBalancer" } };

describe("what charts are asked for by their values", () => {
  it("whole objects are judged as they are, in maps, lists and texts", () => {
    const admin = (path: string) => [
      `k8s-rbac-cluster-admin values.${path}.subjects[0]: ServiceAccount:apps/default gets the role cluster-admin and is not listed`,
    ];
    expect(said(release({ extraObjects: [binding] }))).to.deep.equal(admin("extraObjects[0]"));
    expect(said(release({ extraManifests: { all: binding } }))).to.deep.equal(admin("extraManifests.all"));
    expect(said(release({ extraDeploy: [JSON.stringify(binding)] }))).to.deep.equal(admin("extraDeploy[0]"));
    const text = "apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec:\n  type: LoadBalancer\n";
    expect(said(release({ templates: [`apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n---\n${text}`] }))).to.deep.equal(
      ["k8s-lb-public values.templates[0].spec.type: the service has a public load balancer that lets everybody in"],
    );
    const pod = "apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: true\n  containers: []\n";
    expect(said(release({ agent: { yamlTemplate: pod } }))).to.deep.equal([
      `k8s-pss-baseline values.agent.yamlTemplate.spec.hostNetwork: ${SHARES}`,
    ]);
    const deployment = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "a" } };
    const spec = { template: { spec: { hostNetwork: true, containers: [] } } };
    expect(said(release({ extraObjects: [{ ...deployment, spec }] }))).to.deep.equal([
      `k8s-pss-baseline values.extraObjects[0].spec.template.spec.hostNetwork: ${SHARES}`,
    ]);
  });

  it("harmless objects, and what only names one, are accepted", () => {
    const inside = { annotations: { "service.beta.kubernetes.io/aws-load-balancer-internal": "true" } };
    expect(
      said(
        release({
          extraObjects: [
            { ...service, metadata: inside },
            { ...binding, roleRef: { kind: "ClusterRole", name: "view" } },
            {
              apiVersion: "external-secrets.io/v1",
              kind: "ExternalSecret",
              metadata: { name: "a" },
              spec: { data: [{ secretKey: "password", remoteRef: { key: "prod/app", property: "password" } }] },
            },
          ],
          scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "app" },
        }),
      ),
    ).to.deep.equal([]);
  });

  it("of a change to a part of an object only what it sets is judged", () => {
    const patch = (spec: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { ${spec} } } }\n`;
    const patches = (spec: string) => ({ instance: { kustomize: { patches: [{ patch: patch(spec) }] } } });
    expect(said(release(patches("containers: [{ name: a }]")), "prod")).to.deep.equal([]);
    expect(said(release(patches("hostNetwork: true")), "prod")).to.deep.equal([
      `k8s-pss-baseline values.instance.kustomize.patches[0].patch.spec.template.spec.hostNetwork: ${SHARES}`,
    ]);
  });

  it("what a template of the chart puts in is not known", () => {
    const text = (type: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: { name: "{{ .Release.Name }}-a" }\nspec:\n  type: ${type}\n`;
    const open = (path: string) => [
      `? k8s-lb-public ${path}.type: whether the service has a public load balancer is not known; decided at the update`,
    ];
    expect(said(release({ extraObjects: [text("{{ .Values.type }}")] }))).to.deep.equal(
      open("values.extraObjects[0].spec"),
    );
    expect(said(release({ extraObjects: [{ ...service, spec: { type: "{{ .Values.type }}" } }] }))).to.deep.equal(
      open("values.extraObjects[0].spec"),
    );
    expect(said(release({ service: { type: "{{ .Values.type }}" } }))).to.deep.equal(open("values.service"));
    expect(said(release({ extraObjects: [text("ClusterIP")], fullnameOverride: "{{ .Release.Name }}" }))).to.deep.equal(
      [],
    );
  });

  it("every way to install a chart is read alike", () => {
    for (const [type, props, path] of [
      ["kubernetes:helm.sh/v3:Chart", { values: { hostNetwork: true } }, "values.hostNetwork"],
      ["kubernetes:helm.sh/v4:Chart", { values: { hostNetwork: true } }, "values.hostNetwork"],
      ["aws:eks/addon:Addon", { configurationValues: '{"hostNetwork":true}' }, "configurationValues.hostNetwork"],
      [
        "aws:eks/addon:Addon",
        { configurationValues: "a:\n  hostNetwork: true\n" },
        "configurationValues.a.hostNetwork",
      ],
      ["aws-native:eks:Addon", { configurationValues: '{"hostNetwork":true}' }, "configurationValues.hostNetwork"],
      [
        "kubernetes:helm.toolkit.fluxcd.io/v2:HelmRelease",
        { spec: { values: { hostNetwork: true } } },
        "spec.values.hostNetwork",
      ],
      [
        "kubernetes:argoproj.io/v1alpha1:Application",
        { spec: { source: { helm: { values: "hostNetwork: true" } } } },
        "spec.source.helm.values.hostNetwork",
      ],
      [
        "kubernetes:argoproj.io/v1alpha1:Application",
        { spec: { sources: [{ helm: { parameters: [{ name: "a.hostNetwork", value: "true" }] } }] } },
        'spec.sources[0].helm.parameters[0]["a.hostNetwork"]',
      ],
    ] as const) {
      expect(said(resource(type, props)), type).to.deep.equal([`k8s-pss-baseline ${path}: ${SHARES}`]);
    }
    for (const type of ["kubernetes:helm.sh/v4:Chart", "aws:eks/addon:Addon"]) {
      const values = { hostNetwork: false };
      expect(said(resource(type, { values, configurationValues: JSON.stringify(values) }))).to.deep.equal([]);
    }
  });

  it("files of values are read where their text is there, and values count before them", () => {
    const asset = (text: string) => ({ [SIGNATURE]: KIND.asset, text });
    const files = { valueYamlFiles: [asset("hostNetwork: true\nservice: { type: LoadBalancer }\n")] };
    expect(said(release({ service: { type: "ClusterIP" } }, files))).to.deep.equal([
      `k8s-pss-baseline valueYamlFiles[0].hostNetwork: ${SHARES}`,
    ]);
    expect(said(release({ hostNetwork: false, service: { type: null } }, files))).to.deep.equal([]);
    expect(said(release(undefined, { valueYamlFiles: [asset("a: 1"), asset("hostNetwork: true")] }))).to.deep.equal([
      `k8s-pss-baseline valueYamlFiles[1].hostNetwork: ${SHARES}`,
    ]);
  });

  it("what cannot be read is told once for a release, and production is not promoted on it", () => {
    const file = { [SIGNATURE]: KIND.asset, path: "values.yaml" };
    const unread = (path: string) => [
      `? k8s-lb-public ${path}: what the chart is asked for cannot be read here; say it in values`,
    ];
    expect(said(release({}, { valueYamlFiles: [file, file] }), "prod")).to.deep.equal(unread("valueYamlFiles[0]"));
    expect(
      said(release({ extraObjects: ["apiVersion: v1\nkind: Service\n{{- if .Values.type }}\nspec: {}\n"] })),
    ).to.deep.equal(unread("values.extraObjects[0]"));
    expect(said(resource("aws:eks/addon:Addon", { configurationValues: "a: [" }))).to.deep.equal(
      unread("configurationValues"),
    );
    expect(said(release({ hostNetwork: true }, { valueYamlFiles: [file] }))).to.deep.equal([
      `k8s-pss-baseline values.hostNetwork: ${SHARES}`,
      ...unread("valueYamlFiles[0]"),
    ]);
  });

  it("values that are not known yet leave every rule for what they may ask for without an answer, at one place", () => {
    const open = (path: string) =>
      [
        ["k8s-image-digest", "which images are run is not known"],
        ["k8s-pss-baseline", "what the pod may do is not known"],
        ["k8s-pss-restricted", "what the pod may do is not known"],
        ["k8s-secret-plain", "the environment is not known, and with it whether it holds a secret"],
        ["k8s-lb-public", "whether the service has a public load balancer is not known"],
        ["k8s-rbac-wildcard", "what the role allows is not known"],
      ].map(([rule, what]) => `? ${rule} ${path}: ${what}; decided at the update`);
    expect(said(release(unknown), "prod")).to.have.members(open("values"));
    expect(said(release({}, { valueYamlFiles: unknown }), "prod")).to.have.members(open("valueYamlFiles"));
    expect(said(release({}, { valueYamlFiles: [unknown, unknown] }), "prod")).to.have.members(
      open("valueYamlFiles[0]"),
    );
    expect(said(resource("aws:eks/addon:Addon", { configurationValues: unknown }), "prod")).to.have.members(
      open("configurationValues"),
    );
    expect(said(release({ extraObjects: unknown }), "prod")).to.have.members(open("values.extraObjects"));
    expect(said(release({ extraObjects: [unknown] }), "prod")).to.have.members(open("values.extraObjects[0]"));
  });

  it("what no update decides is mandatory in production alone", () => {
    const facts = release({}, { valueYamlFiles: [{ [SIGNATURE]: KIND.asset, path: "values.yaml" }] });
    const levels = (environment: string) =>
      openSession([k8sLbPublic], { environment })
        .checkStack([facts])
        .map(({ finding }) => finding.level);
    expect(levels("prod")).to.deep.equal(["mandatory"]);
    expect(levels("dev")).to.deep.equal(["advisory"]);
  });

  it("YAML is read as Helm reads it", () => {
    const text = "base: &base\n  hostNetwork: yes\nweb:\n  <<: *base\njobs:\n  hostPID: no\n";
    expect(said(resource("aws:eks/addon:Addon", { configurationValues: text }))).to.deep.equal([
      `k8s-pss-baseline configurationValues.base.hostNetwork: ${SHARES}`,
      `k8s-pss-baseline configurationValues.web.hostNetwork: ${SHARES}`,
    ]);
  });

  it("every other rule sees the release alone", () => {
    const facts = release({ hostNetwork: true, auth: { password: "hunter2x" }, extraObjects: [service, binding] });
    const policies = openSession(catalog, { environment: "prod" })
      .checkResource(facts)
      .map(({ finding }) => `${finding.policy} ${finding.path}`);
    expect(policies.toSorted()).to.deep.equal([
      "k8s-lb-public values.extraObjects[0].spec.type",
      "k8s-pss-baseline values.hostNetwork",
      "k8s-rbac-cluster-admin values.extraObjects[1].subjects[0]",
      "k8s-secret-plain values.auth.password",
      "opaque-iac chart",
    ]);
  });

  it("values that are left out say nothing, and secrets are looked into", () => {
    for (const values of [undefined, null, {}]) expect(said(release(values), "prod")).to.deep.equal([]);
    expect(said(resource(RELEASE, { chart: "app" }), "prod")).to.deep.equal([]);
    const secret = { [SIGNATURE]: KIND.secret, value: { hostNetwork: true } };
    expect(said(release(secret))).to.deep.equal([`k8s-pss-baseline values.hostNetwork: ${SHARES}`]);
  });
});
