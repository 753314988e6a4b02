import { expect } from "chai";
import { prepareHome } from "../../../automation/home";
import { openLedger } from "../../../automation/promotion/ledger";
import { stageOf } from "../../../automation/promotion/standing";
import { quietContext } from "../../support/command-context";
import { temporaryFolder } from "../../support/temporary-folder";

describe("the ledger of a home", () => {
  const folder = temporaryFolder();
  const clock = { now: () => new Date("2026-01-01T00:00:00Z"), passUntil: undefined };

  it("keeps what is told, and every reader sees it, with when it happened", async () => {
    const { home } = quietContext(folder());
    prepareHome(home);
    const [writer, reader] = [openLedger(home, clock), openLedger(home, clock)];
    await writer.tell({ kind: "hold-placed", stage: "prod", reason: "incident", by: "ana" });
    expect(stageOf(reader.standing(), "prod").hold).to.deep.equal({
      stage: "prod",
      reason: "incident",
      by: "ana",
      since: "2026-01-01T00:00:00.000Z",
    });
    await reader.tell({ kind: "hold-lifted", stage: "prod", by: "raj" });
    expect(writer.events().map(({ kind }) => kind)).to.deep.equal(["hold-placed", "hold-lifted"]);
    expect(stageOf(writer.standing(), "prod").hold).to.equal(undefined);
  });

  it("many writers at once lose nothing", async () => {
    const { home } = quietContext(folder());
    prepareHome(home);
    const names = Array.from({ length: 20 }, (_, index) => `stage-${index}`);
    await Promise.all(
      names.map((stage) => openLedger(home, clock).tell({ kind: "hold-placed", stage, reason: "x", by: "ana" })),
    );
    const told = openLedger(home, clock)
      .events()
      .flatMap((event) => ("stage" in event ? [event.stage] : []));
    expect(told.toSorted()).to.deep.equal(names.toSorted());
  });
});
