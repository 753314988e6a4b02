import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { report } from "../../../automation/commands/report";
import { prepareHome } from "../../../automation/home";
import { openClock } from "../../../automation/promotion/clock";
import { openLedger } from "../../../automation/promotion/ledger";
import { createRelease } from "../../../automation/release/release-store";
import { copyStackFiles, quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { root } from "../../support/sources";
import { temporaryFolder } from "../../support/temporary-folder";

describe("report", function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const prepared = () => {
    const context = quietContext(folder());
    copyStackFiles(folder());
    for (const name of ["promotion.yaml", "package.json"])
      fs.copyFileSync(path.join(root, name), path.join(folder(), name));
    prepareHome(context.home);
    return context;
  };

  it("refuses where nothing was promoted, and says what to do", async () => {
    const failure = await rejection(Promise.resolve().then(() => report(prepared(), {})));
    expect(failure).to.include({ exitCode: 2, message: "nothing was promoted in this home" });
  });

  it("writes a page of the release that was promoted last, into the home or where it is told to", async () => {
    const context = { ...prepared(), checkout: root };
    const { id } = await createRelease({ ...context, environment: process.env }, new Date());
    const ledger = openLedger(context.home, openClock(context.home, Date.now, false));
    await ledger.tell({ kind: "promotion-started", release: id, to: "dev", executor: "tom", branch: null });
    const { exitCode, text } = await report(context, {});
    const file = path.join(context.home.root, "report.html");
    expect(exitCode).to.equal(0);
    expect(text).to.equal(`Release ${id.slice(0, 12)} is nowhere yet; dev has not begun.\n  report  ${file}`);
    expect(fs.readFileSync(file, "utf8")).to.include(`<title>Release ${id.slice(0, 12)}: promotion report</title>`);
    const out = path.join(folder(), "out.html");
    await report(context, { out, release: id.slice(0, 8) });
    expect(fs.readFileSync(out, "utf8")).to.include(id);
  });
});
