import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { runningCloud, stopCloud } from "../../automation/cloud/embedded-cloud";
import type { CommandContext } from "../../automation/context";
import { runStackOperation } from "../../automation/engine/stack-runner";
import { chooseHome } from "../../automation/home";
import { prepareSurroundings } from "../../automation/operate-stack";
import { packagesFolder } from "../../automation/release/packages";
import { findRelease } from "../../automation/release/release-store";
import { runnableRelease } from "../../automation/release/runnable-release";
import { resolveStack } from "../../automation/resolve-stack";
import { causewayJson } from "../support/causeway";
import { copyCheckout } from "../support/checkout-copy";
import { quietContext } from "../support/command-context";
import { root } from "../support/sources";
import { temporaryFolder } from "../support/temporary-folder";

/** A program of one resource that says which release it is of. */
const program = (words: string) => `
import * as aws from "@pulumi/aws";
const provider = new aws.Provider("aws", { region: "us-east-1", allowedAccountIds: ["555555555555"],
  assumeRoles: [{ roleArn: "arn:aws:iam::555555555555:role/TerraformRole" }] });
new aws.sns.Topic("alerts", {}, { provider });
export const said = ${JSON.stringify(words)};
const sdk = Object.keys(require.cache).map((file) => /^.*@pulumi.pulumi(?=.)/.exec(file)?.[0]);
export const sdks = [...new Set(sdk.filter((folder) => folder !== undefined))];
`;

describe("a release runs as it was made", function () {
  this.timeout(240_000);
  const folder = temporaryFolder(async () => {
    const cloud = runningCloud(context());
    if (cloud !== undefined) await stopCloud(cloud);
  });
  const context = (): CommandContext => ({
    ...quietContext(folder()),
    checkout: root,
    home: chooseHome(path.join(folder(), "home"), {}, root),
    environment: process.env,
  });
  const makeFrom = async (checkout: string) => {
    const options = { home: context().home.root, checkout };
    const { code, document, stderr } = await causewayJson(["release", "create"], options);
    expect(code, stderr + JSON.stringify(document)).to.equal(0);
    return document.id;
  };
  const preview = async (id: string) => {
    const runnable = await runnableRelease(context(), findRelease(context(), id));
    const stack = resolveStack(context(), "shared", "embedded");
    const surroundings = { ...(await prepareSurroundings(context(), stack)), childFile: runnable.childFile };
    const operation = {
      stack: stack.name,
      args: ["preview"],
      program: runnable.program,
      policyPack: runnable.policyPack ?? "",
    };
    return runStackOperation(surroundings, operation);
  };
  /** Outputs of the program: its words, and the one SDK that it and the child share. */
  const outputs = (said: string, lock: string) => {
    const packages = fs.realpathSync(packagesFolder(process.env, lock));
    return { said, sdks: [path.join(packages, "node_modules", "@pulumi", "pulumi")] };
  };

  it("after the checkout's sources were changed, and after the checkout is gone", async () => {
    const checkout = copyCheckout(path.join(folder(), "checkout"));
    checkout.write("index.ts", program("the first"));
    const first = await makeFrom(checkout.root);
    checkout.write("index.ts", program("the second"));
    const second = await makeFrom(checkout.root);
    expect(second).not.to.equal(first);
    const { lock } = findRelease(context(), first).manifest;
    expect((await preview(first)).log.outputs).to.deep.equal(outputs("the first", lock));
    fs.rmSync(checkout.root, { recursive: true });
    const { log, findings } = await preview(second);
    expect(log.outputs).to.deep.equal(outputs("the second", lock));
    expect(findings?.checked, "looked at by the release's own guardrails").to.be.greaterThan(0);
    expect(log.changes).to.deep.equal({ create: 3, update: 0, replace: 0, delete: 0, same: 0 });
  });
});
