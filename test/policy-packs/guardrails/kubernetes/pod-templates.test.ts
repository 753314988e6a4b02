import { expect } from "chai";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { containersOf, podTemplatesOf } from "../../../../policy-packs/guardrails/kubernetes/pod-templates";
import { resource, unknown } from "../decide";

const pod = { containers: [{ name: "app" }] };
const template = { template: { spec: pod } };
const found = (type: string, props: object) =>
  podTemplatesOf(readResource(resource(`kubernetes:${type}`, { ...props }))).flatMap((each) => [
    ...each.unknown.map((path) => `? ${path}`),
    ...containersOf(each).map(({ path, name }) => `${path} ${name}`),
  ]);

describe("pod templates", () => {
  for (const type of [
    "apps/v1:Deployment",
    "apps/v1:DeploymentPatch",
    "apps/v1beta1:Deployment",
    "apps/v1beta2:StatefulSet",
    "extensions/v1beta1:DaemonSet",
    "extensions/v1beta1:ReplicaSet",
    "apps/v1:DaemonSet",
    "apps/v1:DaemonSetPatch",
    "apps/v1:StatefulSet",
    "apps/v1:StatefulSetPatch",
    "apps/v1:ReplicaSet",
    "core/v1:ReplicationController",
    "core/v1:ReplicationControllerPatch",
    "batch/v1:Job",
    "batch/v1:JobPatch",
    "argoproj.io/v1alpha1:Rollout",
  ]) {
    it(`${type} has one`, () => {
      expect(found(type, { spec: template })).to.deep.equal(["spec.template.spec.containers[0] app"]);
    });
  }

  it("pods, templates and cron jobs have them in places of their own", () => {
    expect(found("core/v1:Pod", { spec: pod })).to.deep.equal(["spec.containers[0] app"]);
    expect(found("core/v1:PodPatch", { spec: pod })).to.deep.equal(["spec.containers[0] app"]);
    expect(found("core/v1:PodTemplate", template)).to.deep.equal(["template.spec.containers[0] app"]);
    for (const type of ["batch/v1:CronJob", "batch/v1beta1:CronJob", "batch/v1:CronJobPatch"]) {
      expect(found(type, { spec: { jobTemplate: { spec: template } } })).to.deep.equal([
        "spec.jobTemplate.spec.template.spec.containers[0] app",
      ]);
    }
  });

  it("lists have one for each item", () => {
    expect(found("apps/v1:DeploymentList", { items: [{ spec: template }, { spec: template }] })).to.deep.equal([
      "items[0].spec.template.spec.containers[0] app",
      "items[1].spec.template.spec.containers[0] app",
    ]);
    expect(
      found("core/v1:List", {
        items: [
          { kind: "Pod", spec: pod },
          { kind: "Service", spec: {} },
        ],
      }),
    ).to.deep.equal(["items[0].spec.containers[0] app"]);
    expect(found("core/v1:PodList", { items: unknown })).to.deep.equal(["? items.spec"]);
    expect(found("core/v1:PodList", { items: [unknown] })).to.deep.equal(["? items[0].spec"]);
  });

  it("containers that prepare and that debug count, by their names", () => {
    const spec = { initContainers: [{ name: "init" }], containers: [{}], ephemeralContainers: [{ name: "debug" }] };
    expect(found("core/v1:Pod", { spec })).to.deep.equal([
      "spec.initContainers[0] init",
      "spec.containers[0] containers[0]",
      "spec.ephemeralContainers[0] debug",
    ]);
  });

  it("what is not known is told by its place", () => {
    expect(found("core/v1:Pod", { spec: unknown })).to.deep.equal(["? spec"]);
    expect(found("apps/v1:Deployment", { spec: unknown })).to.deep.equal(["? spec.template.spec"]);
    expect(found("apps/v1:Deployment", { spec: { template: unknown } })).to.deep.equal(["? spec.template.spec"]);
    const spec = { containers: unknown, initContainers: [unknown, { name: "b" }] };
    expect(found("core/v1:Pod", { spec })).to.deep.equal([
      "? spec.initContainers[0]",
      "? spec.containers",
      "spec.initContainers[1] b",
    ]);
  });

  it("others have none", () => {
    for (const type of ["core/v1:Service", "apiextensions.k8s.io/v1:CustomResourceDefinition", "helm.sh/v3:Release"]) {
      expect(found(type, { spec: { template: { spec: {} } } })).to.deep.equal([]);
      expect(found(type, { spec: unknown })).to.deep.equal([]);
    }
    expect(podTemplatesOf(readResource(resource("aws:ecs/service:Service", { spec: template })))).to.deep.equal([]);
    expect(found("apps/v1:DeploymentPatch", { metadata: {} })).to.deep.equal([]);
  });
});
