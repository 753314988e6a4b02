import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { causewayJson } from "../support/causeway";
import { type CheckoutCopy, copyCheckout, SILENT_CATALOG } from "../support/checkout-copy";

const ACCOUNT = "555555555555";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/TerraformRole`;

/** Awsx and eks as a program uses them that takes their defaults, and asks functions and methods. */
const INDEX = `
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";

const provider = new aws.Provider("aws", {
  region: "us-east-1",
  allowedAccountIds: ["${ACCOUNT}"],
  assumeRoles: [{ roleArn: "${ROLE}" }],
});
const options = { providers: [provider, new awsx.Provider("awsx"), new eks.Provider("eks")] };
const network = new awsx.ec2.Vpc("net", { subnetStrategy: "Auto", natGateways: { strategy: "Single" } }, options);
const cluster = new eks.Cluster("c", {
  vpcId: network.vpcId,
  subnetIds: pulumi.all([network.publicSubnetIds, network.privateSubnetIds]).apply(([one, other]) => [...one, ...other]),
  authenticationMode: "API",
  providerCredentialOpts: { roleArn: "${ROLE}" },
}, options);
const secret = new aws.secretsmanager.Secret("secret", { recoveryWindowInDays: 0 }, { provider });
const version = new aws.secretsmanager.SecretVersion("version", { secretId: secret.id, secretString: "open" }, { provider });
const read = aws.secretsmanager.getSecretVersionOutput({ secretId: version.secretId }, { provider });
const about = aws.secretsmanager.getSecretOutput({ arn: version.secretId }, { provider });

export const kubeconfig = cluster.getKubeconfig({ profileName: "ops" }).result;
export const nodes = cluster.defaultNodeGroupAsgName;
export const isSecret = pulumi.isSecret(read.secretString);
export const isOpen = pulumi.isSecret(about.name).then((secret) => !secret);
`;

describe("remote components with their defaults, through the engine", function () {
  this.timeout(180_000);
  let folder = "";
  let checkout: CheckoutCopy;
  const options = () => ({ home: path.join(folder, "home"), checkout: checkout.root });
  const operate = async (operation: string) => {
    const { code, document } = await causewayJson([operation, "--stack", "shared"], options());
    expect(document.error?.message, operation).to.equal(undefined);
    expect(code, operation).to.equal(0);
    return document;
  };

  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-components-")));
    checkout = copyCheckout(path.join(folder, "checkout"));
    checkout.guard(SILENT_CATALOG);
    checkout.write("index.ts", INDEX);
  });
  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it("a cluster comes up with its default node group and answers getKubeconfig; secrets come back secret", async () => {
    const planned = await operate("preview");
    const { changes, outputs } = await operate("up");
    expect(changes, "up does what preview says").to.deep.equal(planned.changes);
    expect(outputs).to.include({ isSecret: true, isOpen: true });
    const config: unknown = JSON.parse(String(outputs["kubeconfig"]));
    const { args } = Object(config).users[0].user.exec;
    expect(args.slice(-2)).to.deep.equal(["--profile", "ops"]);

    const inspect = async (type: string) =>
      (await causewayJson(["cloud", "inspect", "--account", ACCOUNT, "--type", type], options())).document.resources;
    const [group, ...others] = await inspect("aws:autoscaling/group:Group");
    expect(others).to.deep.equal([]);
    expect(group?.id).to.equal(outputs["nodes"]);
    const open = new Set((await inspect("aws:ec2/subnet:Subnet")).filter(isPublic).map(({ id }) => id));
    const chosen = group?.properties["vpcZoneIdentifiers"];
    expect(chosen).to.be.an("array").with.lengthOf(3);
    for (const id of Array.isArray(chosen) ? chosen : [])
      expect(open.has(String(id)), "a public subnet").to.equal(false);
  });

  it("nothing is left to do, and destroy leaves nothing", async () => {
    expect((await operate("preview")).changes).to.include({ create: 0, update: 0, replace: 0, delete: 0 });
    expect((await operate("destroy")).retained).to.deep.equal([]);
  });
});

function isPublic({ properties }: { readonly properties: Readonly<Record<string, unknown>> }): boolean {
  return properties["mapPublicIpOnLaunch"] === true;
}
