import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import type { Browser } from "puppeteer-core";
import { findingsPage } from "../../automation/reporting/findings/findings-page";
import { makeReport } from "../../automation/reporting/report/make-report";
import { reportPage } from "../../automation/reporting/report/page";
import { type Look, lookAt, openBrowser } from "../support/page-in-browser";
import { sampleFindings, sampleReview } from "../support/sample-review";
import { sampleParts } from "../support/sample-story";
import { temporaryFolder } from "../support/temporary-folder";

describe("the report in a real browser", function () {
  this.timeout(600_000);
  const folder = temporaryFolder();
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(async () => browser.close());

  const written = (text: string) => {
    const file = path.join(folder(), "report.html");
    fs.writeFileSync(file, text);
    return file;
  };
  const looks: Look[] = [
    { width: 1280, scheme: "light" },
    { width: 1280, scheme: "dark" },
    { width: 400, scheme: "light" },
    { width: 400, scheme: "dark" },
  ];
  for (const look of looks) {
    it(`is accessible, fits and asks for nothing: ${look.width} pixels wide, ${look.scheme}`, async () => {
      const found = await lookAt(browser, written(reportPage(makeReport(sampleParts()))), look);
      expect(found).to.deep.include({ requests: [], errors: [], overflow: 0, violations: [] });
      expect(found.passes).to.be.greaterThan(20);
    });
  }

  for (const look of looks) {
    it(`so is the page of findings: ${look.width} pixels wide, ${look.scheme}`, async () => {
      const found = await lookAt(browser, written(findingsPage(sampleReview(sampleFindings()))), look);
      expect(found).to.deep.include({ requests: [], errors: [], overflow: 0, violations: [] });
      expect(found.passes).to.be.greaterThan(15);
    });
  }

  it("would notice a page that is none of that", async () => {
    const bad = `<!doctype html><html><body><img src="missing.png"><p style="color:#ccc;width:700px">pale and wide</p>
      <script>throw new Error("loud")</script></body></html>`;
    const found = await lookAt(browser, written(bad), { width: 400, scheme: "light" });
    expect(found.requests).to.have.length(1);
    expect(found.errors.join()).to.include("loud");
    expect(found.overflow).to.be.greaterThan(200);
    expect(found.violations.join())
      .to.match(/color-contrast/)
      .and.match(/image-alt/)
      .and.match(/html-has-lang/);
  });
});
