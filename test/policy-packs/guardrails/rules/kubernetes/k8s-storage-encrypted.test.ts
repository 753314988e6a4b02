import { expect } from "chai";
import { k8sStorageEncrypted } from "../../../../../policy-packs/guardrails/rules/kubernetes/k8s-storage-encrypted";
import { resource, together, unknown } from "../../decide";

const CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";
const account = (enabled: boolean) =>
  resource("aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled }, { name: "all" });
const answer = (props: object, ...more: Parameters<typeof together>[1]) =>
  together(k8sStorageEncrypted, [resource(CLASS, { provisioner: "ebs.csi.aws.com", ...props }), ...more]);
const silent =
  "violation it parameters.encrypted: nothing says that the disks of the class are encrypted, and the account does not do so by itself";

describe("k8s-storage-encrypted (D-023)", () => {
  it("a class of encrypted disks is accepted, one of others refused", () => {
    expect(answer({ parameters: { type: "gp3", encrypted: "true" } })).to.deep.equal([]);
    expect(answer({ parameters: { type: "gp3" } })).to.deep.equal([silent]);
    expect(answer({})).to.deep.equal([silent]);
    expect(answer({ provisioner: "kubernetes.io/aws-ebs", parameters: { encrypted: "false" } })).to.deep.equal([
      "violation it parameters.encrypted: the disks of the class are not encrypted",
    ]);
  });

  it("an account that encrypts by itself decides where the class says nothing, and only there", () => {
    expect(answer({}, account(true))).to.deep.equal([]);
    expect(answer({}, account(false))).to.deep.equal([silent]);
    expect(answer({ parameters: { encrypted: "false" } }, account(true))).to.have.length(1);
  });

  it("classes of other storage, patches that set something else and other objects are not asked", () => {
    expect(answer({ provisioner: "efs.csi.aws.com" })).to.deep.equal([]);
    const patch = (props: object) =>
      together(k8sStorageEncrypted, [resource(`${CLASS}Patch`, { provisioner: "ebs.csi.aws.com", ...props })]);
    expect(patch({})).to.deep.equal([]);
    expect(patch({ parameters: { encrypted: "false" } })).to.have.length(1);
    expect(together(k8sStorageEncrypted, [resource("kubernetes:core/v1:ConfigMap", { data: {} })])).to.deep.equal([]);
  });

  it("a class in a list is asked as well; what is not known is no pass", () => {
    const items = [{ kind: "StorageClass", provisioner: "ebs.csi.aws.com" }];
    expect(together(k8sStorageEncrypted, [resource(`${CLASS}List`, { items })])).to.deep.equal([
      silent.replace("parameters", "items[0].parameters"),
    ]);
    expect(answer({ parameters: unknown })[0]).to.match(/^unknown it parameters.encrypted: /);
    expect(answer({ provisioner: unknown })[0]).to.match(/^unknown it parameters.encrypted: /);
  });
});
