import { expect } from "chai";
import { eksAccessAdmin } from "../../../../../policy-packs/guardrails/rules/eks/eks-access-admin";
import { resource, together, unknown } from "../../decide";

const ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";
const someone = "arn:aws:iam::111111111111:role/someone";
const association = (props: object, more: object = {}) =>
  resource(
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
    { policyArn: ADMIN, accessScope: { type: "cluster" }, principalArn: someone, ...props },
    more,
  );
const answer = (facts: ReturnType<typeof association>, ...more: Parameters<typeof together>[1]) =>
  together(eksAccessAdmin, [facts, ...more]);
const refused = (who = someone, path = "principalArn") =>
  `violation it ${path}: ${who} is made administrator of the cluster and is not listed`;
const open = (path = "principalArn") =>
  `unknown it ${path}: who is made administrator of the cluster is not known; decided at the update`;

describe("eks-access-admin (E-021, E-022)", () => {
  it("an administrator that is not listed is refused; the deployer and the operators are accepted", () => {
    expect(answer(association({}))).to.deep.equal([refused()]);
    for (const name of ["TerraformRole", "causeway-prod-devops"]) {
      expect(answer(association({ principalArn: `arn:aws:iam::111111111111:role/${name}` }))).to.deep.equal([]);
    }
    const user = "arn:aws:iam::111111111111:user/TerraformRole";
    expect(answer(association({ principalArn: user }))).to.deep.equal([refused(user)]);
  });

  it("takes the principals from its configuration, with patterns", () => {
    const with_ = (...principals: string[]) => together(eksAccessAdmin, [association({})], "dev", { principals });
    expect(with_(someone)).to.deep.equal([]);
    expect(with_("arn:aws:iam::*:role/some*")).to.deep.equal([]);
    expect(with_("arn:aws:iam::*:role/some")).to.deep.equal([refused()]);
    expect(with_()).to.deep.equal([refused()]);
  });

  it("administration is more than one policy; the view of a cluster is none", () => {
    const policy = (name: string) => association({ policyArn: `arn:aws:eks::aws:cluster-access-policy/${name}` });
    expect(answer(policy("AmazonEKSAdminPolicy"))).to.deep.equal([refused()]);
    for (const name of ["AmazonEKSViewPolicy", "AmazonEKSEditPolicy", "AmazonEKSAdminViewPolicy"]) {
      expect(answer(policy(name))).to.deep.equal([]);
    }
  });

  it("in a namespace it is none, unless the namespace is the cluster's own", () => {
    const scope = (...namespaces: unknown[]) => association({ accessScope: { type: "namespace", namespaces } });
    expect(answer(scope("app"))).to.deep.equal([]);
    expect(answer(scope("app", "kube-system"))).to.deep.equal([refused()]);
    expect(answer(scope("*"))).to.deep.equal([refused()]);
    expect(answer(scope(unknown))).to.deep.equal([open()]);
  });

  it("finds a role of the stack whose ARN is not known yet", () => {
    const role = (name: string) => resource("aws:iam/role:Role", { name }, { name: "role" });
    const of = { propertyDependencies: { principalArn: [role("x").urn] } };
    const facts = association({ principalArn: unknown }, of);
    expect(answer(facts, role("causeway-dev-devops"))).to.deep.equal([]);
    expect(answer(facts, role("someone"))).to.deep.equal([refused("arn:aws:iam::…:role/someone")]);
    expect(answer(facts)).to.deep.equal([open()]);
    const folder = resource("aws:iam/role:Role", { name: "TerraformRole", path: "/x/" }, { name: "role" });
    expect(answer(facts, folder)).to.deep.equal([refused("arn:aws:iam::…:role/x/TerraformRole")]);
  });

  it("a group of an access entry and the ConfigMap aws-auth make administrators too", () => {
    const entry = resource("aws:eks/accessEntry:AccessEntry", {
      principalArn: someone,
      kubernetesGroups: ["viewers", "system:masters"],
    });
    expect(answer(entry)).to.deep.equal([refused()]);
    const map = (data: unknown, type = "ConfigMap", name = "aws-auth") =>
      resource(`kubernetes:core/v1:${type}`, { metadata: { name, namespace: "kube-system" }, data });
    const roles = `- rolearn: ${someone}\n  groups: [system:masters]\n- rolearn: other\n  groups: [viewers]\n`;
    expect(answer(map({ mapRoles: roles }))).to.deep.equal([refused(someone, "data.mapRoles")]);
    expect(answer(map({ mapUsers: `- userarn: ${someone}\n  groups:\n  - system:masters\n` }))).to.deep.equal([
      refused(someone, "data.mapUsers"),
    ]);
    expect(
      answer(map({ mapRoles: JSON.stringify([{ rolearn: someone, groups: ["system:masters"] }]) })),
    ).to.have.length(1);
    expect(answer(map({ mapRoles: roles }, "ConfigMapPatch"))).to.have.length(1);
    expect(answer(map({ mapRoles: roles }, "ConfigMap", "other"))).to.deep.equal([]);
    expect(answer(map({ mapRoles: "- [" }))).to.deep.equal([open("data.mapRoles")]);
    expect(answer(map({ mapRoles: unknown }))).to.deep.equal([open("data.mapRoles")]);
    expect(answer(map({ mapRoles: "text" }))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer(association({ principalArn: unknown }))).to.deep.equal([open()]);
    expect(answer(association({ policyArn: unknown }))).to.deep.equal([open()]);
    expect(answer(association({ accessScope: unknown }))).to.deep.equal([open()]);
    const entry = resource("aws:eks/accessEntry:AccessEntry", { principalArn: someone, kubernetesGroups: unknown });
    expect(answer(entry)).to.deep.equal([open()]);
    const listed = association({ policyArn: unknown, principalArn: "arn:aws:iam::111111111111:role/TerraformRole" });
    expect(answer(listed)).to.deep.equal([]);
  });
});
