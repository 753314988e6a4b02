import { expect } from "chai";
import type { Stored } from "../../../simulator/world/stored";
import {
  ACCOUNT,
  clusterOfTest,
  endpointOf,
  entryOf,
  make,
  NOBODY,
  refusalOf,
  runKubernetes,
  settingsOf,
  stored,
} from "./cluster-world";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/deploy`;

/** What comes of making an object: its id, or the refusal. */
async function outcome(resources: readonly Stored[], settings = settingsOf()): Promise<string> {
  const running = await runKubernetes(resources);
  try {
    const engine = await running.engine(settings);
    const making = make(engine, CONFIG_MAP, { metadata: { name: "settings" } }).then((made) => made.id);
    return await making.catch(async (error: unknown) => await refusalOf(Promise.reject(error)));
  } finally {
    await running.stop();
  }
}

function policyFor(principalArn: string, policy: string): Stored {
  return stored("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", `main#${principalArn}#${policy}`, {
    clusterName: "main",
    principalArn,
    policyArn: `arn:aws:eks::aws:cluster-access-policy/${policy}`,
  });
}

const unreachable = (server: string, reason: string, remedy: string) =>
  `14: configured Kubernetes cluster is unreachable: unable to load schema information from the API server: Get "${server}/openapi/v2?timeout=32s": ${reason}; ${remedy}`;

describe("access to a cluster", () => {
  it("is there for its creator", async () => {
    expect(await outcome(clusterOfTest())).to.equal("default/settings");
  });

  it("needs a cluster with the kubeconfig's endpoint", async () => {
    const host = endpointOf("main").replace("https://", "");
    expect(await outcome(clusterOfTest({ name: "other" }))).to.equal(
      unreachable(
        endpointOf("main"),
        `dial tcp: lookup ${host}: no such host`,
        "no cluster of the embedded cloud has this endpoint; refresh the stack, or take the kubeconfig of a cluster that exists",
      ),
    );
  });

  it("needs a cluster that is ready", async () => {
    expect(await outcome(clusterOfTest({ outputs: { status: "DELETING" } }))).to.equal(
      unreachable(
        endpointOf("main"),
        "connect: connection refused",
        "cluster main is DELETING; try again when it is ACTIVE",
      ),
    );
  });

  it("needs the cluster's certificate authority", async () => {
    expect(await outcome(clusterOfTest(), settingsOf("main", { certificate: "c29tZWJvZHk=" }))).to.equal(
      unreachable(
        endpointOf("main"),
        "tls: failed to verify certificate: x509: certificate signed by unknown authority",
        "the kubeconfig has not the certificate authority of cluster main; take its own kubeconfig",
      ),
    );
  });

  it("is refused to whom the cluster does not know", async () => {
    const refused = (who: string) =>
      `7: Unauthorized: the server of cluster main has asked for the client to provide credentials; ${who} has no access: add an access entry for it, or name in the kubeconfig a role that has one`;
    expect(await outcome(clusterOfTest(), settingsOf("main", { roleArn: ROLE }))).to.equal(refused(ROLE));
    expect(await outcome(clusterOfTest({ isMine: false }))).to.equal(refused(NOBODY));
  });

  it("is refused with a token of another cluster", async () => {
    const [cluster, entry] = clusterOfTest({ endpoint: endpointOf("other") });
    const both = cluster === undefined || entry === undefined ? [] : [cluster, entry];
    expect(await outcome(both, settingsOf("other"))).to.equal(
      "7: Unauthorized: the server of cluster main has asked for the client to provide credentials; the kubeconfig asks for a token of cluster other; ask for one of main",
    );
  });

  it("takes an access entry with a policy that allows changes, or with groups", async () => {
    const settings = settingsOf("main", { roleArn: ROLE });
    const cluster = clusterOfTest({ isMine: false });
    expect(
      await outcome([...cluster, entryOf(ROLE), policyFor(ROLE, "AmazonEKSClusterAdminPolicy")], settings),
    ).to.equal("default/settings");
    expect(await outcome([...cluster, entryOf(ROLE, "main", { kubernetesGroups: ["team"] })], settings)).to.equal(
      "default/settings",
    );
    const forbidden = `7: Forbidden: configmaps is forbidden: User "${ROLE}" cannot create resource "configmaps" in API group ""; its access entry has neither groups nor a policy that allows changes: associate AmazonEKSClusterAdminPolicy`;
    expect(await outcome([...cluster, entryOf(ROLE)], settings)).to.equal(forbidden);
    expect(await outcome([...cluster, entryOf(ROLE), policyFor(ROLE, "AmazonEKSViewPolicy")], settings)).to.equal(
      forbidden,
    );
    expect(await outcome([...cluster, entryOf(ROLE, "other")], settings)).to.match(/^7: Unauthorized: /);
  });

  it("takes identities from the aws-auth ConfigMap where the cluster reads it", async () => {
    const mapped = async (authenticationMode: string): Promise<string> => {
      const running = await runKubernetes(clusterOfTest({ outputs: { accessConfig: { authenticationMode } } }));
      try {
        const creator = await running.engine(settingsOf());
        const data = { mapRoles: `- rolearn: ${ROLE}\n  groups: [system:masters]\n` };
        await make(creator, CONFIG_MAP, { metadata: { name: "aws-auth", namespace: "kube-system" }, data });
        const other = await running.engine(settingsOf("main", { roleArn: ROLE }));
        return await make(other, CONFIG_MAP, { metadata: { name: "x" } }, "x")
          .then((made) => made.id)
          .catch(async (error: unknown) => (await refusalOf(Promise.reject(error))).slice(0, 15));
      } finally {
        await running.stop();
      }
    };
    expect(await mapped("CONFIG_MAP")).to.equal("default/x");
    expect(await mapped("API_AND_CONFIG_MAP")).to.equal("default/x");
    expect(await mapped("API")).to.equal("7: Unauthorized");
  });
});
