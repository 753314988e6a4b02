import { expect } from "chai";
import { prepareHome } from "../../../automation/home";
import { isPromoting, takePromotionLease } from "../../../automation/promotion/promotion-lease";
import { quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

describe("the right to promote in a home", () => {
  const folder = temporaryFolder();

  it("one has it; another waits, is told why, and gives up when its patience ends: exit 4", async () => {
    const told: string[] = [];
    const context = { ...quietContext(folder()), progress: (line: string) => told.push(line) };
    prepareHome(context.home);
    const first = await takePromotionLease(context, "promote");
    expect(isPromoting(context)).to.equal(true);
    const refused = await rejection(takePromotionLease(context, "rollback", { most: 3, pause: 1 }));
    expect(refused).to.include({ kind: "lock", exitCode: 4 });
    expect(told).to.have.length(1);
    expect(told[0]).to.match(/^waiting up to a minute: promotion is being worked on: promote by process \d+ on /);
    first.release();
    expect(isPromoting(context)).to.equal(false);
  });

  it("whoever waits gets it when it is free", async () => {
    const context = quietContext(folder());
    prepareHome(context.home);
    const first = await takePromotionLease(context, "promote");
    const waiting = takePromotionLease(context, "promote", { most: 10_000, pause: 1 });
    first.release();
    const second = await waiting;
    expect(isPromoting(context)).to.equal(true);
    second.release();
  });
});
