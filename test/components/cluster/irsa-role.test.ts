import { expect } from "chai";
import { ClusterAddons } from "../../../components/cluster/cluster-addons";
import { IrsaRole } from "../../../components/cluster/irsa-role";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const identity = { oidcProviderArn: "arn:oidc", oidcIssuer: "oidc.eks/id/1" };

describe("IrsaRole", () => {
  it("trusts the tokens of one service account, meant for STS (D-037)", async () => {
    const { recorded } = await record(
      () =>
        new IrsaRole("app", {
          ...identity,
          roleName: "causeway-dev-app",
          description: "Pods of app",
          namespace: "data-collection-dev",
          serviceAccount: "app",
        }),
    );
    expect(recorded.names()).to.deep.equal(["app-role"]);
    expect(recorded.json("app-role", "assumeRolePolicy").Statement).to.deep.equal([
      {
        Sid: "TokensOfOneServiceAccount",
        Effect: "Allow",
        Principal: { Federated: "arn:oidc" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            "oidc.eks/id/1:sub": "system:serviceaccount:data-collection-dev:app",
            "oidc.eks/id/1:aud": "sts.amazonaws.com",
          },
        },
      },
    ]);
  });
});

describe("ClusterAddons", () => {
  it("are names and volumes, the latter with a role of their own (D-037)", async () => {
    const { recorded } = await record(
      () => new ClusterAddons("addons", { scope, clusterName: "c", ...identity, keyArn: "arn:key" }),
    );
    expect(recorded.names()).to.deep.equal([
      "addons-coredns",
      "addons-volume-driver",
      "addons-volumes-role",
      "addons-volumes-role-AmazonEBSCSIDriverPolicy",
      "addons-volumes-role-policy",
    ]);
    expect(recorded.get("addons-volume-driver").inputs).to.deep.include({
      addonName: "aws-ebs-csi-driver",
      serviceAccountRoleArn: "arn:aws:mock:us-east-1:111111111111:addons-volumes-role",
    });
    const statements = recorded.json("addons-volumes-role-policy").Statement;
    expect(statements.map(({ Resource }) => Resource)).to.deep.equal(["arn:key", "arn:key"]);
  });
});
