import { expect } from "chai";
import { Failure } from "../../automation/errors";
import { type OperationName, type OperationOptions, operateStack } from "../../automation/operate-stack";
import type { ResolvedStack } from "../../automation/resolve-stack";
import { blockHome, quietContext, writeState } from "../support/command-context";
import { rejection } from "../support/rejection";
import { temporaryFolder } from "../support/temporary-folder";

const stack = (target: ResolvedStack["target"], references: readonly string[] = []): ResolvedStack => ({
  name: "dev",
  file: { stack: "dev", path: "Pulumi.dev.yaml", text: "" },
  target,
  accountId: "111111111111",
  references,
});

describe("operateStack", () => {
  const folder = temporaryFolder();
  const context = () => quietContext(folder());

  /** The failure of an operation. What is accepted fails as well, with kind `state`, when it wants to write the home. */
  async function failure(name: OperationName, on: ResolvedStack, options: OperationOptions = {}): Promise<Failure> {
    blockHome(context());
    const error = await rejection(operateStack(context(), on, name, options));
    if (!(error instanceof Failure)) throw error;
    return error;
  }

  for (const name of ["up", "destroy"] as const) {
    it(`refuses ${name} on AWS that nobody has confirmed`, async () => {
      expect(await failure(name, stack("aws"))).to.include({
        kind: "usage",
        exitCode: 2,
        message: `${name} of dev changes the AWS account 111111111111`,
        remedy: "look at ./causeway preview --stack dev, then add --yes",
      });
    });

    it(`goes on with a confirmed ${name} on AWS`, async () => {
      expect(await failure(name, stack("aws"), { yes: true })).to.have.property("kind", "state");
    });

    it(`needs no yes for ${name} on a cloud of ours`, async () => {
      expect(await failure(name, stack("local"))).to.have.property("kind", "state");
      expect(await failure(name, stack("embedded"))).to.have.property("kind", "state");
    });
  }

  for (const name of ["preview", "refresh"] as const) {
    it(`needs no yes for ${name} on AWS, which changes nothing there`, async () => {
      expect(await failure(name, stack("aws"))).to.have.property("kind", "state");
    });
  }

  for (const target of ["aws", "local"] as const) {
    it(`refuses to remove what is protected on ${target}, confirmed or not`, async () => {
      expect(await failure("destroy", stack(target), { yes: true, includeProtected: true })).to.include({
        kind: "usage",
        exitCode: 2,
        message: `--include-protected works on the embedded cloud only; the target of dev is ${target}`,
        remedy: "take the protection off in the settings, bring the stack up, and destroy it then",
      });
    });
  }

  it("goes on with removing what is protected on the embedded cloud", async () => {
    expect(await failure("destroy", stack("embedded"), { includeProtected: true })).to.have.property("kind", "state");
  });

  for (const name of ["preview", "up"] as const) {
    it(`refuses ${name} while a stack that it reads was not brought up`, async () => {
      const refused = {
        kind: "usage",
        exitCode: 2,
        message: `dev reads the outputs of shared, which was not brought up in ${context().home.root}`,
        remedy: "run ./causeway up --stack shared first",
      };
      expect(await failure(name, stack("embedded", ["shared"]))).to.include(refused);
      writeState(context(), "shared", []);
      expect(await failure(name, stack("embedded", ["shared"]))).to.include(refused);
    });

    it(`goes on with ${name} when it was`, async () => {
      writeState(context(), "shared", [{ urn: "urn:pulumi:shared::causeway::a:b:C::one", type: "a:b:C" }]);
      expect(await failure(name, stack("embedded", ["shared"]))).to.have.property("kind", "state");
    });
  }

  for (const name of ["refresh", "destroy"] as const) {
    it(`does not ask ${name} for the stack that it reads: nothing is read`, async () => {
      expect(await failure(name, stack("embedded", ["shared"]))).to.have.property("kind", "state");
    });
  }

  it("says which home it cannot write, and what to do", async () => {
    const { message, remedy } = await failure("preview", stack("embedded"));
    expect(message).to.include(`the home ${context().home.root} cannot be written: EEXIST`);
    expect(remedy).to.equal("free some space or choose another folder with --home or CAUSEWAY_HOME");
  });
});
