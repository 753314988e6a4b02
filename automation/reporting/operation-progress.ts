import type { Terminal } from "../context";
import type { OperationLog } from "../engine/operation-log";
import { nameOf, secondsText, shortType } from "./operation-text";

/** How often a terminal's line is redrawn, and how often a line is printed where there is none, milliseconds. */
const REDRAW = 250;
/** When the first line is printed where there is no terminal: what is done by then was quick. */
const FIRST_STATUS = 2000;
const STATUS_EVERY = 25_000;

/** Shows that an operation is alive: one line that is redrawn on a terminal, a line after two seconds and before each 30 have passed elsewhere. */
export interface OperationProgress {
  stop(): void;
}

/** The line: how far it is, and what it has been busy with the longest. */
export function progressLine(title: string, log: OperationLog, seconds: number, now: number): string {
  const [longest] = log.running.filter(({ type }) => type.includes("/") || type.includes(":helm"));
  const busy =
    longest === undefined
      ? ""
      : `   ${shortType(longest.type)} ${nameOf(longest.urn)} ${secondsText((now - longest.since) / 1000)}`;
  return `${title}   ${secondsText(seconds)}   ${log.finished} done, ${log.running.length} at work${busy}`;
}

/**
 * Starts showing progress.
 *
 * @param title stack and operation
 */
export function showProgress(title: string, log: OperationLog, terminal: Terminal): OperationProgress {
  const { interactive, columns, write } = terminal;
  const began = performance.now();
  const line = () => progressLine(title, log, (performance.now() - began) / 1000, Date.now());
  const draw = interactive
    ? () => write(`\r\u001B[K${line().slice(0, Math.max(20, columns - 1))}`)
    : () => write(`${line()}\n`);
  const first = interactive ? undefined : setTimeout(draw, FIRST_STATUS);
  const timer = setInterval(draw, interactive ? REDRAW : STATUS_EVERY);
  return {
    stop() {
      clearTimeout(first);
      clearInterval(timer);
      if (interactive) write("\r\u001B[K");
    },
  };
}
