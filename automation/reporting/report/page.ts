import { contentSections, troubleSection } from "./content-sections";
import { decisionSections } from "./decision-sections";
import { html, type Markup } from "./markup";
import type { Report } from "./report";
import { roadPicture } from "./road";
import { runSections } from "./run-sections";
import { STYLE } from "./style";
import { momentText, shortHex } from "./words";

/** The report as one HTML page: nothing is loaded, nothing runs, everything is there for a reader and a printer. */
export function reportPage(report: Report): string {
  const { release, verdict } = report;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>Release ${shortHex(release.id)}: promotion report</title>
<style>${{ markup: STYLE }}</style></head><body>
<a class="skip" href="#main">Skip to the report</a>
<header><p class="brand">Causeway <span class="quiet">promotion report</span></p>
<h1 class="${verdict.tone}">${verdict.sentence}</h1>
${verdict.remarks.length === 0 ? undefined : html`<ul class="remarks">${verdict.remarks.map((remark) => html`<li>${remark}</li>`)}</ul>`}
${roadPicture(report.stages)}
${facts(report)}</header>
<nav aria-label="Sections"><ul>${SECTIONS.filter(([id]) => id !== "trouble" || troubleSection(report) !== undefined).map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main id="main">${troubleSection(report)}${runSections(report)}${decisionSections(report)}${contentSections(report)}${auditSection(report)}</main>
<footer><p>Made ${momentText(report.time)}${report.virtualTime ? " by the embedded cloud's clock, which was moved" : ""}. ${Object.entries(
    report.versions,
  )
    .map(([name, version]) => `${name} ${version}`)
    .join(" · ")}</p></footer></body></html>
`;
  return page.markup;
}

const SECTIONS = [
  ["trouble", "What went wrong"],
  ["timeline", "Timeline"],
  ["steps", "Every step"],
  ["gates", "Stages and gates"],
  ["approvals", "Approvals"],
  ["findings", "Guardrails"],
  ["changes", "Changes"],
  ["cost", "Cost"],
  ["audit", "Audit"],
] as const;

function facts({ release }: Report): Markup {
  const { id, commit, author, dirty, created, files, engine } = release;
  const origin =
    commit === null
      ? html`made outside git${dirty ? ", with uncommitted files" : ""}`
      : html`<code class="long">${commit}</code>${author === null ? "" : ` by ${author}`}${dirty ? ", with uncommitted changes" : ""}`;
  return html`<dl class="facts"><dt>Release</dt><dd><code class="long">${id}</code></dd><dt>Commit</dt><dd>${origin}</dd><dt>Made</dt><dd>${momentText(created)}, ${files} files, for engine ${engine}</dd></dl>`;
}

function auditSection({ audit }: Report): Markup {
  return html`<section id="audit" aria-labelledby="audit-title"><h2 id="audit-title">Audit</h2>
<p>${audit.ok ? html`<span class="chip good">✓ proven</span> Every event above is an entry of a journal in which each entry holds the hash of the one before.` : html`<span class="chip bad">✗ not proven</span> ${audit.reason ?? ""}`}</p>
<dl class="facts"><dt>Entries</dt><dd>${audit.entries}</dd><dt>Last hash</dt><dd><code class="long">${audit.head}</code></dd><dt>Verify</dt><dd><code>./causeway audit verify</code>, with <code>--checkpoint FILE</code> against a checkpoint that was kept elsewhere</dd></dl></section>`;
}
