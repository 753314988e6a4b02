import { changesText } from "../operation-text";
import { html, type Markup } from "./markup";
import type { Report, ReportedChange, ReportedFinding, StackChanges, StackFindings } from "./report";
import { counted, momentText, shortHex } from "./words";

/** What the guardrails found, what changes, and what it costs. */
export function contentSections({ findings, changes }: Report): Markup {
  return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Guardrails</h2>
${findings.length === 0 ? html`<p>No stack was looked at yet.</p>` : findingsTable(findings)}</section>
<section id="changes" aria-labelledby="changes-title"><h2 id="changes-title">Changes by stack</h2>
${changes.length === 0 ? html`<p>Nothing changes.</p>` : changes.map(changeBlock)}</section>
<section id="cost" aria-labelledby="cost-title"><h2 id="cost-title">Cost</h2><p>Not estimated. That there is no estimate is part of what was approved.</p></section>`;
}

function findingsTable(findings: readonly StackFindings[]): Markup {
  const listed = findings.flatMap(({ stack, violations, unknown, atUpdate }) => [
    ...violations.map((finding) => findingRow(stack, finding.level === "mandatory" ? "stops" : "warns", finding)),
    ...(atUpdate?.unknown === 0 ? [] : unknown).map((finding) =>
      findingRow(stack, "unknown until the update", finding),
    ),
  ]);
  return html`<div class="scroll" role="group" aria-label="Guardrails by stack" tabindex="0"><table><thead><tr><th scope="col">Stack</th><th scope="col">Stage</th><th scope="col" class="number">Resources checked</th><th scope="col" class="number">Violations</th><th scope="col" class="number">Unknown</th><th scope="col" class="number">Waived</th><th scope="col">When the update knew everything</th></tr></thead>
<tbody>${findings.map(({ stack, stage, checked, violations, unknown, waived, atUpdate }) => html`<tr><th scope="row">${stack}</th><td>${stage}</td><td class="number">${checked}</td><td class="number">${violations.length}</td><td class="number">${unknown.length}</td><td class="number">${waived.length}</td><td>${leftText(unknown.length, atUpdate)}</td></tr>`)}</tbody></table></div>
${listed.length === 0 ? html`<p>Every guardrail holds in every stack.</p>` : html`<div class="scroll" role="group" aria-label="Findings" tabindex="0"><table><thead><tr><th scope="col">Guardrail</th><th scope="col">Stack</th><th scope="col">What it does</th><th scope="col">Where</th><th scope="col">What, and how to mend it</th></tr></thead><tbody>${listed}</tbody></table></div>`}`;
}

/** What was left of what a preview could not know. */
function leftText(unknown: number, atUpdate: StackFindings["atUpdate"]): string {
  if (atUpdate === undefined) return unknown === 0 ? "the preview knew it already" : "not known yet";
  if (atUpdate.violations + atUpdate.unknown === 0) return "nothing was left";
  return `${counted(atUpdate.violations, "violation")}, ${atUpdate.unknown} unknown`;
}

function findingRow(
  stack: string,
  effect: string,
  { policy, resource, path, message, remedy }: ReportedFinding,
): Markup {
  const where = `${resource.slice(resource.lastIndexOf("::") + 2)}${path === "" ? "" : ` ${path}`}`;
  return html`<tr><th scope="row">${policy}</th><td>${stack}</td><td>${effect}</td><td class="long">${where}</td><td>${message}<br><span class="quiet">fix: ${remedy}</span></td></tr>`;
}

/** How many changed resources of a stack are listed one by one. */
const SHOWN = 60;

function changeBlock({ stage, stack, release, cause, counts, resources, run }: StackChanges): Markup {
  const changed = resources.filter(({ operation }) => operation !== "create");
  const created = countByType(resources.filter(({ operation }) => operation === "create"));
  const open = changed.length > 0 && changed.length <= SHOWN;
  return html`<details id="changes-${run}-${stack}"${{ markup: open ? " open" : "" }}><summary><strong>${stack}</strong> <code>${shortHex(release)}</code> ${changesText(counts)}${cause === "rollback" ? " (rollback)" : ""}${stage === stack ? "" : html` <span class="quiet">in stage ${stage}</span>`}</summary>
${changed.length === 0 ? undefined : html`<div class="scroll" role="group" aria-label="Changed resources of ${stack}, ${cause} of ${shortHex(release)}" tabindex="0"><table><thead><tr><th scope="col">Change</th><th scope="col">Resource</th><th scope="col">Properties</th></tr></thead><tbody>${changed.slice(0, SHOWN).map(changeRow)}</tbody></table></div>`}
${changed.length > SHOWN ? html`<p>and ${counted(changed.length - SHOWN, "more resource")}</p>` : undefined}
${created.length === 0 ? undefined : html`<p class="created">Created: ${created.map(([type, count]) => html`<span>${count} × ${type}</span> `)}</p>`}</details>`;
}

function changeRow({ operation, type, name, properties }: ReportedChange): Markup {
  return html`<tr><td>${operation}</td><th scope="row">${name}<br><span class="quiet">${type}</span></th><td>${properties.map(({ path, before, after }) => html`<div class="long"><code>${path}</code> ${before} → ${after}</div>`)}</td></tr>`;
}

function countByType(resources: readonly ReportedChange[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted(([one, many], [other, few]) => few - many || (one < other ? -1 : 1));
}

/** What went wrong on the way, and how it was dealt with. */
export function troubleSection({ crashes, rollbacks, holds, claims }: Report): Markup | undefined {
  if (crashes.length + rollbacks.length + holds.length + claims.length === 0) return undefined;
  return html`<section id="trouble" aria-labelledby="trouble-title"><h2 id="trouble-title">What went wrong on the way, and what came of it</h2>
${crashes.map(({ stage, step, brokeOffAfter, resumedAt, message }) => html`<p><strong>Crash.</strong> In stage ${stage} ${step}, begun ${momentText(brokeOffAfter)}, broke off without an end. ${resumedAt === undefined ? "It was not taken up again yet" : `It was taken up again ${momentText(resumedAt)}`}; ${message}</p>`)}
${rollbacks.map(({ stage, from, to, at, reason }) => html`<p><strong>Rollback.</strong> Release <code>${shortHex(from)}</code> ${reason === null ? html`was taken back in ${stage}, as somebody asked for.` : html`failed in ${stage} (<span class="long">${reason}</span>).`} The stage was back on release <code>${shortHex(to)}</code>, verified, ${momentText(at)}.</p>`)}
${holds.map(({ stage, by, since, reason }) => html`<p><strong>Hold.</strong> Nothing new is brought into ${stage} since ${momentText(since)}: ${reason} (by ${by}). Lift it with <code>./causeway unhold ${stage}</code>.</p>`)}
${claims.length === 0 ? undefined : html`<h3>What the demo has shown</h3><ul class="claims">${claims.map(({ ok, sentence, proof }) => html`<li><span class="chip ${ok ? "good" : "bad"}">${ok ? "✓ held" : "✗ did not hold"}</span> ${sentence}<br><span class="quiet long">${proof}</span></li>`)}</ul>`}</section>`;
}
