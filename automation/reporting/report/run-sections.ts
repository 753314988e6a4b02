import { durationText } from "../../../lib/duration";
import { secondsText } from "../operation-text";
import { html, type Markup } from "./markup";
import type { Report, ReportedRun, ReportedStep } from "./report";
import { type Bar, type Timeline, timelineOf } from "./timeline";
import { momentText, resultLooks, shortHex, type Tone } from "./words";

/** Every run on one line of time, and below it each with its steps. */
export function runSections(report: Report): Markup {
  const timeline = timelineOf(report.runs);
  return html`<section id="timeline" aria-labelledby="timeline-title"><h2 id="timeline-title">Timeline</h2>
<p class="note">${timelineNote(report, timeline)}</p>
<div class="scroll" role="group" aria-label="Timeline" tabindex="0"><table class="gantt">
<thead><tr><th scope="col">Stage</th><th scope="col">Release</th><th scope="col">What</th><th scope="col">Began</th><th scope="col" class="bars">Steps, in order of time</th></tr></thead>
<tbody>${report.runs.map((run) => ganttRow(run, timeline))}</tbody></table></div>
<p class="key">${KEYS.map(([tone, word]) => html`<span class="swatch ${tone}" aria-hidden="true"></span>${word} `)}</p></section>
<section id="steps" aria-labelledby="steps-title"><h2 id="steps-title">Every step</h2>
${report.runs.map((run) => runTable(run, report.runs.length))}</section>`;
}

const KEYS = [
  ["look", "preview, guardrails, gates"],
  ["ask", "approval"],
  ["act", "update"],
  ["prove", "verify"],
  ["no", "the answer was no"],
] as const;

function timelineNote({ virtualTime }: Report, { seconds, gaps }: Timeline): string {
  const work = `${secondsText(seconds)} of work.`;
  if (gaps.length === 0) return work;
  const passed = gaps.map((gap) => durationText(gap.seconds * 1000)).join(", ");
  const how = virtualTime ? "let pass on the embedded cloud's clock" : "between steps";
  return `${work} Cut short in the picture: ${passed}, ${how}.`;
}

function ganttRow(run: ReportedRun, { bars, gaps }: Timeline): Markup {
  const places = bars.get(run.run) ?? [];
  return html`<tr><th scope="row">${run.stage}</th><td><code>${shortHex(run.release)}</code></td><td><span class="chip ${endTone(run)}">${whatOf(run)}</span></td><td class="time">${momentText(run.startedAt).slice(11, 19)}</td>
<td class="bars"><svg width="100%" height="18" role="img" aria-label="${barLabel(run)}"><rect class="track" width="100%" height="18" rx="4"/>${gaps.map(({ at }) => html`<rect class="gap" x="${at}%" width="1" height="18"/>`)}${run.steps.map((step, index) => bar(step, places[index]))}</svg></td></tr>`;
}

function bar(step: ReportedStep, place: Bar | undefined): Markup | undefined {
  if (place === undefined || step.seconds === 0) return undefined;
  return html`<rect class="${kindOf(step)}" x="${place.start}%" y="2" height="14" width="${Math.max(place.length, 0.3)}%" rx="2"><title>${step.name} ${step.stack ?? ""} ${secondsText(step.seconds)}</title></rect>`;
}

function kindOf({ name, result }: ReportedStep): string {
  if (result === "failed" || result === "errored" || result === undefined) return "no";
  if (name === "update") return "act";
  if (name === "approval") return "ask";
  return name === "verify" ? "prove" : "look";
}

function barLabel({ steps }: ReportedRun): string {
  return (
    steps
      .filter(({ seconds }) => seconds >= 1)
      .map(({ name, stack, seconds }) => `${name}${stack === undefined ? "" : ` ${stack}`} ${secondsText(seconds)}`)
      .join(", ") || "less than a second of work"
  );
}

function endTone({ end }: ReportedRun): Tone {
  if (end === "verified") return "good";
  return end === "failed" || end === "rolled back" ? "bad" : "quiet";
}

function whatOf({ cause, end }: ReportedRun): string {
  return cause === "rollback" ? `rollback, ${end}` : end;
}

function runTable(run: ReportedRun, count: number): Markup {
  const total = run.steps.reduce((sum, { seconds }) => sum + seconds, 0);
  const open = count <= 4 || run.end === "rolled back" || run.end === "failed" || run.end === "not finished";
  return html`<details id="run-${run.run}"${{ markup: open ? " open" : "" }}><summary><strong>${run.stage}</strong> <code>${shortHex(run.release)}</code> <span class="chip ${endTone(run)}">${whatOf(run)}</span> <span class="quiet">${secondsText(total)} of work, ${momentText(run.startedAt)}, run by ${run.executor}</span></summary>
<div class="scroll" role="group" aria-label="Steps of ${run.stage}, ${momentText(run.startedAt)}" tabindex="0"><table><thead><tr><th scope="col">Step</th><th scope="col">Stack</th><th scope="col">Result</th><th scope="col" class="number">Time</th><th scope="col">What it says</th></tr></thead>
<tbody>${run.steps.map(stepRow)}</tbody></table></div></details>`;
}

function stepRow({ name, stack, result, seconds, message, details }: ReportedStep): Markup {
  const { sign, tone } = resultLooks[result ?? "unknown"];
  const list = details.filter((detail) => !message.includes(detail));
  return html`<tr><th scope="row">${name}</th><td>${stack ?? ""}</td><td><span class="chip ${tone}">${sign} ${result ?? "unknown"}</span></td><td class="number">${secondsText(seconds)}</td><td>${message}${list.length === 0 ? undefined : html`<ul>${list.map((detail) => html`<li class="long">${detail}</li>`)}</ul>`}</td></tr>`;
}
