import fs from "node:fs";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findChromium } from "./chromium";

/** How a page looks to a reader. */
export interface Look {
  readonly width: number;
  readonly scheme: "light" | "dark";
}

/** What a browser has found on a page. */
export interface Found {
  /** What the page asked for beside itself. */
  readonly requests: readonly string[];
  /** Errors of scripts and of the console. */
  readonly errors: readonly string[];
  /** How much wider the page is than the window, pixels. */
  readonly overflow: number;
  /** What axe-core found: the rule, and where. */
  readonly violations: readonly string[];
  /** How many things axe-core looked at and found in order. */
  readonly passes: number;
}

/** Opens Chromium; the tests of a page share it. */
export async function openBrowser(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    timeout: 120_000,
    protocolTimeout: 300_000,
  });
}

/** Opens a page as a reader with this window and this scheme does, everything unfolded, and looks at it with axe-core. */
export async function lookAt(browser: Browser, file: string, look: Look): Promise<Found> {
  const page = await browser.newPage();
  try {
    const requests: string[] = [];
    const errors: string[] = [];
    const address = pathToFileURL(file).href;
    page.on("request", (request) => {
      if (request.url() !== address) requests.push(request.url());
    });
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.setViewport({ width: look.width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look.scheme }]);
    await page.goto(address, { waitUntil: "load" });
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    const overflow = Number(
      await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
    );
    const { violations, passes } = await axeResults(page);
    return {
      requests,
      errors,
      overflow,
      violations: violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(" ")}`)),
      passes: passes.length,
    };
  } finally {
    await page.close();
  }
}

async function axeResults(page: Page): Promise<AxeResults> {
  await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const results: unknown = await page.evaluate("axe.run()");
  if (!isResults(results)) throw new Error("axe-core answered in another form");
  return results;
}

function isResults(value: unknown): value is AxeResults {
  return typeof value === "object" && value !== null && "violations" in value && "passes" in value;
}
