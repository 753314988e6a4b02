import { expect } from "chai";
import { stringify } from "yaml";
import { kubeconfigOf } from "../../../simulator/eks/kubeconfig";
import { CloudError } from "../../../simulator/errors";
import { readKubeconfig } from "../../../simulator/kubernetes/kubeconfig";
import { UNKNOWN } from "../../../simulator/values";

const parts = { clusterName: "main", endpoint: "https://main.example", region: "us-east-1", certificate: "Y2E=" };
const file = kubeconfigOf({ ...parts, roleArn: "arn:aws:iam::222222222222:role/deploy" });
const REMEDY = "give the text of a kubeconfig, such as kubeconfigJson of an eks.Cluster";

function problem(settings: Parameters<typeof readKubeconfig>[0]): string {
  try {
    readKubeconfig(settings);
  } catch (error) {
    if (error instanceof CloudError) return error.message;
    throw error;
  }
  throw new Error("expected a refusal, and it was accepted");
}

describe("readKubeconfig", () => {
  const read = {
    server: "https://main.example",
    certificate: "Y2E=",
    namespace: "default",
    user: { kind: "exec", clusterName: "main", roleArn: "arn:aws:iam::222222222222:role/deploy" },
  };

  it("reads what the eks package writes, as JSON and as YAML", () => {
    expect(readKubeconfig({ kubeconfig: JSON.stringify(file) })).to.deep.equal(read);
    expect(readKubeconfig({ kubeconfig: stringify(file) })).to.deep.equal(read);
  });

  it("takes the provider's namespace before the file's", () => {
    expect(readKubeconfig({ kubeconfig: JSON.stringify(file), namespace: "app" })).to.deep.equal({
      ...read,
      namespace: "app",
    });
  });

  it("waits for what is not known yet", () => {
    expect(readKubeconfig({ kubeconfig: UNKNOWN })).to.equal(undefined);
  });

  it("does not look for a kubeconfig by itself", () => {
    const words = `no kubeconfig is set, and the embedded cloud does not look for the one of this machine; ${REMEDY} to a kubernetes.Provider`;
    expect(problem({})).to.equal(words);
    expect(problem({ kubeconfig: "" })).to.equal(words);
  });

  it("refuses what is no kubeconfig, or leads nowhere", () => {
    const none = `kubeconfig is no kubeconfig (an object of kind Config), and files are not read by their path here; ${REMEDY}`;
    expect(problem({ kubeconfig: "~/.kube/config" })).to.equal(none);
    expect(problem({ kubeconfig: "{" })).to.equal(none);
    expect(problem({ kubeconfig: JSON.stringify(file), context: "gcp" })).to.equal(
      'the kubeconfig has no context "gcp"; it has aws',
    );
    expect(problem({ kubeconfig: JSON.stringify(file), cluster: "gke" })).to.equal(
      'the kubeconfig has no cluster "gke"; it has kubernetes',
    );
    expect(problem({ kubeconfig: JSON.stringify({ ...file, users: [] }) })).to.equal(
      'the kubeconfig has no user "aws"; it has none',
    );
    expect(problem({ kubeconfig: JSON.stringify(kubeconfigOf({ ...parts, endpoint: "" })) })).to.equal(
      `the kubeconfig's cluster "kubernetes" has no server; ${REMEDY}`,
    );
  });
});
