import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { Failure } from "../../../automation/errors";
import { updateAroundGates } from "../../../automation/promotion/break-glass";
import { eventSchema } from "../../../automation/promotion/events";
import { readJournal } from "../../../automation/promotion/journal/journal";
import { copyStackFiles, quietContext } from "../../support/command-context";
import { stackWith } from "../../support/promotion-world";
import { rejection } from "../../support/rejection";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("an update around the gates of a stage (E-077)", () => {
  const folder = temporaryFolder();
  const context = () => {
    copyStackFiles(folder());
    fs.copyFileSync(path.join(root, "promotion.yaml"), path.join(folder(), "promotion.yaml"));
    return quietContext(folder());
  };
  const onAws = (name: string) => ({ ...stackWith(name, "a"), target: "aws" as const });

  it("is refused for production on AWS, with what to do instead", async () => {
    const error = await rejection(updateAroundGates(context(), onAws("prod"), "up", undefined));
    expect(error).to.be.instanceOf(Failure);
    expect(error).to.include({
      kind: "usage",
      message: "up of prod would go around the gates of stage prod",
      remedy: "promote a release: ./causeway promote --to prod; in an emergency add --break-glass REASON",
    });
    expect(await rejection(updateAroundGates(context(), onAws("prod"), "up", " "))).to.include({ kind: "usage" });
  });

  it("is written down before it goes on, when somebody breaks the glass", async () => {
    const here = context();
    await updateAroundGates(here, onAws("prod"), "up", "incident 42");
    const [event] = readJournal(here.home.journal, eventSchema);
    expect(event).to.include({
      kind: "break-glass",
      stage: "prod",
      stack: "prod",
      operation: "up",
      reason: "incident 42",
    });
  });

  it("is nothing to speak of where nobody approves, and on the embedded cloud", async () => {
    const here = context();
    await updateAroundGates(here, onAws("dev"), "up", undefined);
    await updateAroundGates(here, stackWith("prod", "a"), "up", undefined);
    expect(readJournal(here.home.journal, eventSchema)).to.deep.equal([]);
  });
});
