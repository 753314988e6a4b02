import { expect } from "chai";
import type { JsonObject } from "../../../simulator/encoding";
import { type Engine, UNKNOWN_TEXT } from "../protocol/engine";
import type { RunningProvider } from "../protocol/running-provider";
import { refusalOf, runKubernetes, settingsOf } from "./cluster-world";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const SECRET = "kubernetes:core/v1:Secret";
const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";

describe("what an object states", () => {
  let running: RunningProvider;
  let engine: Engine;

  before(async () => {
    running = await runKubernetes();
    engine = await running.engine(settingsOf());
  });
  after(() => running.stop());

  const check = (type: string, inputs: JsonObject): Promise<string> =>
    engine.check({ name: "one", type, inputs }, inputs, {}).then(
      () => "accepted",
      async (error: unknown) => await refusalOf(Promise.reject(error)),
    );

  const cases: readonly [what: string, type: string, wrong: JsonObject, words: string, right: JsonObject][] = [
    [
      "a name",
      CONFIG_MAP,
      { metadata: { name: "App_Settings" } },
      `metadata.name: Invalid value: "App_Settings": ${SUBDOMAIN}`,
      { metadata: { name: "app.settings" } },
    ],
    [
      "the length of a name",
      "kubernetes:core/v1:Namespace",
      { metadata: { name: "a".repeat(64) } },
      `metadata.name: Invalid value: "${"a".repeat(64)}": must be no more than 63 characters`,
      { metadata: { name: "a".repeat(63) } },
    ],
    [
      "a namespace's name",
      "kubernetes:core/v1:Namespace",
      { metadata: { name: "a.b" } },
      `metadata.name: Invalid value: "a.b": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character`,
      { metadata: { name: "a-b" } },
    ],
    [
      "a service's name",
      "kubernetes:core/v1:Service",
      { metadata: { name: "1web" } },
      `metadata.name: Invalid value: "1web": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character`,
      { metadata: { name: "web1" } },
    ],
    [
      "a role's name",
      "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
      { metadata: { name: "a/b" } },
      `metadata.name: Invalid value: "a/b": a name must not be '.' or '..' and may not contain '/' or '%'`,
      { metadata: { name: "system:Node" } },
    ],
    [
      "a label's value",
      CONFIG_MAP,
      { metadata: { labels: { team: "data platform" } } },
      `metadata.labels.team: Invalid value: "data platform": a valid label must be an empty string or consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`,
      { metadata: { labels: { team: "data-platform" } } },
    ],
    [
      "a label's key",
      CONFIG_MAP,
      { metadata: { labels: { "a b": "c" } } },
      `metadata.labels["a b"]: Invalid value: "a b": a qualified name must consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character, with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
      { metadata: { labels: { "example.com/a": "c" } } },
    ],
    [
      "an annotation's value",
      CONFIG_MAP,
      { metadata: { annotations: { port: 80 } } },
      'metadata.annotations.port: Invalid value: 80: expected a text; write "80"',
      { metadata: { annotations: { port: "80" } } },
    ],
    [
      "the size of annotations",
      CONFIG_MAP,
      { metadata: { name: "a", annotations: { a: "x".repeat(262_144) } } },
      "metadata.annotations: Too long: may not be more than 262144 bytes, they have 262145",
      { metadata: { name: "a", annotations: { a: "x".repeat(262_143) } } },
    ],
    [
      "no name that the cluster makes up",
      CONFIG_MAP,
      { metadata: { generateName: "a-" } },
      "metadata.generateName: the `.metadata.generateName` field is not supported in Server-Side Apply mode; leave it out, and a name is made up of the resource's",
      { metadata: {} },
    ],
    [
      "no namespace for what belongs to none",
      "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole",
      { metadata: { namespace: "default" } },
      "metadata.namespace: a ClusterRole belongs to the cluster and to no namespace; leave it out",
      { metadata: {} },
    ],
    [
      "its own kind",
      CONFIG_MAP,
      { kind: "Secret" },
      'kind: it is "Secret", and the resource\'s type says ConfigMap; leave it out',
      { kind: "ConfigMap", apiVersion: "v1" },
    ],
    [
      "known properties",
      CONFIG_MAP,
      { dta: {} },
      `dta: ${CONFIG_MAP} has no property dta. Did you mean data?`,
      { data: {} },
    ],
    [
      "nothing that the cluster sets",
      "kubernetes:core/v1:Namespace",
      { status: {} },
      "status: status of kubernetes:core/v1:Namespace is set by the cluster, not by programs. Leave it out.",
      { spec: {} },
    ],
    [
      "keys of a ConfigMap",
      CONFIG_MAP,
      { data: { "a/b": "c" } },
      `data["a/b"]: Invalid value: "a/b": a valid config key must consist of at most 253 alphanumeric characters, '-', '_' or '.'`,
      { data: { "a.b": "c" } },
    ],
    [
      "texts in a ConfigMap",
      CONFIG_MAP,
      { data: { port: 80 } },
      "data.port: expected a text; write numbers and truth values in quotes",
      { data: { port: "80" } },
    ],
    [
      "a key once",
      CONFIG_MAP,
      { data: { a: "b" }, binaryData: { a: "Yg==" } },
      'data.a: Invalid value: "a": duplicate of key present in binaryData',
      { data: { a: "b" }, binaryData: { b: "Yg==" } },
    ],
    [
      "at most a mebibyte",
      CONFIG_MAP,
      { data: { a: "x".repeat(1_048_577) } },
      "data: Too long: may not be more than 1048576 bytes, it has 1048577",
      { data: { a: "x".repeat(1_048_576) } },
    ],
    [
      "base64 in a Secret's data",
      SECRET,
      { data: { a: "plain text" } },
      "data.a: illegal base64 data; encode the value, or give it in stringData (Secret) or data (ConfigMap)",
      { stringData: { a: "plain text" } },
    ],
    [
      "labels that its selector finds",
      "kubernetes:apps/v1:Deployment",
      { spec: { selector: { matchLabels: { app: "a" } }, template: { metadata: { labels: { app: "b" } } } } },
      "spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`: the template has no label app of that value; give it one",
      { spec: { selector: { matchLabels: { app: "a" } }, template: { metadata: { labels: { app: "a" } } } } },
    ],
  ];
  for (const [what, type, wrong, words, right] of cases) {
    it(`is checked for ${what}`, async () => {
      expect(await check(type, wrong)).to.equal(words);
      expect(await check(type, right)).to.equal("accepted");
    });
  }

  it("is not judged before it is known", async () => {
    const metadata = { name: UNKNOWN_TEXT, labels: UNKNOWN_TEXT, annotations: { a: UNKNOWN_TEXT } };
    expect(await check(CONFIG_MAP, { metadata, data: { a: UNKNOWN_TEXT } })).to.equal("accepted");
    expect(await check(CONFIG_MAP, { metadata: UNKNOWN_TEXT, data: UNKNOWN_TEXT })).to.equal("accepted");
  });

  it("names a kind that there is", async () => {
    expect(await check("kubernetes:apps/v1:Deploymnet", {})).to.equal(
      "3: kubernetes:apps/v1:Deploymnet is no resource type of kubernetes 4.34.2; did you mean kubernetes:apps/v1:Deployment?",
    );
    expect(await check("kubernetes:app/v1:Deployment", {})).to.equal(
      "3: kubernetes:app/v1:Deployment is no resource type of kubernetes 4.34.2; did you mean kubernetes:apps/v1:Deployment?",
    );
    expect(await check("kubernetes:core/v1:ConfigMapList", {})).to.equal(
      "3: kubernetes:core/v1:ConfigMapList: list resources exist for compatibility with YAML manifests and Helm charts, and cannot be created directly; use kubernetes:core/v1:ConfigMap",
    );
    expect(await check("kubernetes:core/v1:ConfigMapPatch", {})).to.equal(
      "12: kubernetes:core/v1:ConfigMapPatch is not simulated by the embedded cloud, which knows whole objects and Helm releases; use kubernetes:core/v1:ConfigMap",
    );
  });

  it("gets a name of the resource's, the namespace of the settings, and keeps both", async () => {
    const resource = { name: "settings", type: CONFIG_MAP, inputs: {} };
    const checked = await engine.check(resource, {}, {});
    const metadata = { name: "settings-", namespace: "default", annotations: { "pulumi.com/autonamed": "true" } };
    const name = /"name":"(settings-[0-9a-f]{8})"/.exec(JSON.stringify(checked))?.[1];
    expect(checked).to.deep.equal({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { ...metadata, name },
      __defaults: [],
    });
    expect(await engine.check(resource, {}, checked)).to.deep.equal(checked);
    const elsewhere = await running.engine({ ...settingsOf(), namespace: "app" });
    expect(await elsewhere.check(resource, { metadata: { name: "a" } }, {})).to.deep.include({
      metadata: { name: "a", namespace: "app" },
    });
  });

  it("gets the label of who manages it only without server-side apply", async () => {
    const resource = { name: "settings", type: CONFIG_MAP, inputs: {} };
    const inputs = { metadata: { name: "a", labels: { team: "x" } } };
    const metadata = { name: "a", namespace: "default", labels: { team: "x" } };
    expect(await engine.check(resource, inputs, {})).to.deep.include({ metadata });
    const client = await running.engine({ ...settingsOf(), enableServerSideApply: "false" });
    expect(await client.check(resource, inputs, {})).to.deep.include({
      metadata: { ...metadata, labels: { team: "x", "app.kubernetes.io/managed-by": "pulumi" } },
    });
  });
});
