import type { LookedAt, PolicyFacts, Severity } from "../../../lib/guardrail-pack";
import { frameworksOf } from "../../compliance/controls";
import { type Finding, type Findings, type MendedResource, stopsChange, type Waived } from "../../guardrails/findings";
import { nameOf } from "../operation-text";
import { html, type Markup } from "../report/markup";
import { STYLE } from "../report/style";
import { counted, type Tone } from "../report/words";
import type { SourcePlace } from "./source-places";
import { type UnknownGroup, unknownGroups } from "./unknown-groups";

/** What a reviewer is shown. */
export interface ReviewedFindings {
  /** What was checked: a stack's name, or a file's. */
  readonly subject: string;
  readonly findings: Findings;
  readonly looked: LookedAt;
  readonly policies: readonly PolicyFacts[];
  /** Version of the pack. */
  readonly version: string;
  /** Where a resource is made, if that is known. */
  readonly placeOf: (urn: string) => SourcePlace | undefined;
}

const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

/** The findings as one HTML page for a reviewer: the verdict first, then what to do, then what stands behind it. */
export function findingsPage(reviewed: ReviewedFindings): string {
  const { subject, findings, policies, version } = reviewed;
  const { tone, sentence } = verdictOf(reviewed);
  const asked = policies.filter(({ id }) => (reviewed.looked[id] ?? 0) > 0);
  const stops = findings.violations.filter(({ level }) => level === "mandatory");
  const warns = findings.violations.filter(({ level }) => level === "advisory");
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${subject}: guardrails</title>
<style>${{ markup: STYLE }}</style></head><body>
<a class="skip" href="#main">Skip to the findings</a>
<header><p class="brand">Causeway <span class="quiet">guardrails</span></p>
<h1 class="${tone}">${sentence}</h1>
<p class="note">${counted(findings.checked, "resource")} looked at by ${asked.length} of ${policies.length} guardrails; the others had nothing to look at. Pack ${version}.</p></header>
<main id="main">
${violations("stops", "What stops the change", stops, reviewed)}
${violations("warns", "What is told and does not stop", warns, reviewed)}
${unknowns(findings.unknown)}
${waivers(findings.waived)}
${mendings(findings.mended ?? [])}
${frameworks(reviewed)}
${guardrails(reviewed)}
</main></body></html>
`.markup;
}

/** How it stands, in a sentence. Nothing that was not looked at is called safe. */
function verdictOf({ subject, findings, looked }: ReviewedFindings): {
  readonly tone: Tone;
  readonly sentence: string;
} {
  const stops = findings.violations.filter(({ level }) => level === "mandatory").length;
  const open = unknownGroups(findings.unknown).filter(({ level }) => level === "mandatory").length;
  if (stopsChange(findings)) {
    return {
      tone: "bad",
      sentence: `${subject}: ${counted(stops, "violation")} ${stops === 1 ? "stops" : "stop"} the change`,
    };
  }
  if (Object.keys(looked).length === 0) return { tone: "bad", sentence: `${subject}: no guardrail looked at anything` };
  if (open > 0) {
    return {
      tone: "waiting",
      sentence: `${subject}: nothing stops the change; a promotion waits for ${counted(open, "answer")}`,
    };
  }
  return { tone: "good", sentence: `${subject}: nothing stops the change` };
}

/** Violations by guardrail, the gravest first: what it is for and how to mend it once, then each place. */
function violations(
  id: string,
  title: string,
  found: readonly Finding[],
  { policies, placeOf }: ReviewedFindings,
): Markup | undefined {
  if (found.length === 0) return undefined;
  const ids = [...new Set(found.map(({ policy }) => policy))];
  const blocks = ids
    .map((policy) => ({ policy, own: found.filter((finding) => finding.policy === policy) }))
    .toSorted((a, b) => rankOf(a.own) - rankOf(b.own));
  return section(
    id,
    `${title} (${found.length})`,
    html`${blocks.map(({ policy, own }) =>
      violationBlock(
        policies.find((each) => each.id === policy),
        own,
        placeOf,
      ),
    )}`,
  );
}

function rankOf([first]: readonly Finding[]): number {
  return first === undefined ? SEVERITIES.length : SEVERITIES.indexOf(first.severity);
}

function violationBlock(
  policy: PolicyFacts | undefined,
  own: readonly Finding[],
  placeOf: ReviewedFindings["placeOf"],
): Markup | undefined {
  const [first] = own;
  if (first === undefined) return undefined;
  const helped = first.frameworks.map(({ name, controls }) => `${name}: ${controls.join(", ")}`).join("; ");
  return html`<article><h3>${policy?.title ?? first.policy} <span class="chip ${severityTone(first.severity)}">${first.severity}</span> <code>${first.policy}</code></h3>
<dl class="facts"><dt>Mend it</dt><dd>${first.remedy}</dd>${helped === "" ? undefined : html`<dt>Controls</dt><dd class="quiet">${helped}</dd>`}</dl>
<div class="scroll" role="group" aria-label="Where ${first.policy} is violated" tabindex="0"><table><thead><tr><th scope="col">Resource</th><th scope="col">Property</th><th scope="col">What is wrong</th></tr></thead>
<tbody>${own.map(({ resource, path, message }) => html`<tr><th scope="row" class="long">${nameOf(resource)}${place(placeOf(resource))}</th><td><code>${path}</code></td><td>${message}</td></tr>`)}</tbody></table></div></article>`;
}

function place(found: SourcePlace | undefined): Markup | undefined {
  return found === undefined ? undefined : html`<br><span class="quiet">${found.file}:${found.line}</span>`;
}

function severityTone(severity: Severity): Tone {
  return severity === "critical" || severity === "high" ? "bad" : severity === "medium" ? "waiting" : "quiet";
}

function unknowns(unknown: readonly Finding[]): Markup | undefined {
  if (unknown.length === 0) return undefined;
  const groups = unknownGroups(unknown);
  return section(
    "unknown",
    `What is not known before the update (${groups.length})`,
    html`<p class="note">None of it counts as held. The update decides it before the resource is made; what only the whole stack can answer holds a promotion to production.</p>
<div class="scroll" role="group" aria-label="What is not known" tabindex="0"><table><thead><tr><th scope="col">Resource</th><th scope="col">Property</th><th scope="col">Without an answer</th></tr></thead><tbody>${groups.map(unknownRow)}</tbody></table></div>`,
  );
}

function unknownRow({ resource, path, level, findings }: UnknownGroup): Markup {
  const [first] = findings;
  const who = findings.map(({ policy }) => policy).join(", ");
  return html`<tr><th scope="row" class="long">${nameOf(resource)}</th><td><code>${path}</code></td><td>${level === "mandatory" ? html`<span class="chip waiting">holds a promotion</span> ` : undefined}${who}${findings.length === 1 && first !== undefined ? html`<br><span class="quiet">${first.message}</span>` : undefined}</td></tr>`;
}

function waivers(waived: readonly Waived[]): Markup | undefined {
  if (waived.length === 0) return undefined;
  return section(
    "waived",
    `What somebody answers for (${waived.length})`,
    html`<div class="scroll" role="group" aria-label="Waived" tabindex="0"><table><thead><tr><th scope="col">Resource</th><th scope="col">What is wrong</th><th scope="col">Who and why</th><th scope="col">Until</th></tr></thead>
<tbody>${waived.map(({ resource, policy, message, owner, reason, until }) => html`<tr><th scope="row" class="long">${nameOf(resource)}<br><code>${policy}</code></th><td>${message}</td><td>${owner}: ${reason}</td><td class="time">${until}</td></tr>`)}</tbody></table></div>`,
  );
}

function mendings(mended: readonly MendedResource[]): Markup | undefined {
  if (mended.length === 0) return undefined;
  return section(
    "mended",
    `What guardrails made right (${mended.length})`,
    html`<p class="note">The program says something else; the guardrail changed it before the engine planned the step.</p>
<div class="scroll" role="group" aria-label="Mended" tabindex="0"><table><thead><tr><th scope="col">Resource</th><th scope="col">Guardrail</th><th scope="col">What it did</th></tr></thead>
<tbody>${mended.map(({ resource, policy, message }) => html`<tr><th scope="row" class="long">${nameOf(resource)}</th><td><code>${policy}</code></td><td>${message}</td></tr>`)}</tbody></table></div>`,
  );
}

/** Each framework's controls, counted by how they stand. */
function frameworks({ subject, findings, looked, policies }: ReviewedFindings): Markup {
  const results = frameworksOf(policies, [{ stack: subject, findings, looked }]);
  const columns = ["failed", "unknown", "waived", "passed", "not-applicable"] as const;
  return section(
    "frameworks",
    "Frameworks",
    html`<p class="note">The controls that guardrails help to hold, and no others. <code>./causeway compliance check</code> lists each with its evidence.</p>
<div class="scroll" role="group" aria-label="Frameworks" tabindex="0"><table><thead><tr><th scope="col">Framework</th>${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}</tr></thead>
<tbody>${results.map(({ name, controls }) => html`<tr><th scope="row">${name}</th>${columns.map((column) => html`<td class="number">${controls.filter(({ result }) => result === column).length}</td>`)}</tr>`)}</tbody></table></div>`,
  );
}

/** Every guardrail with how much it looked at: what looked at nothing has shown nothing. */
function guardrails({ findings, looked, policies }: ReviewedFindings): Markup {
  const rows = policies
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(({ id, title, severity }) => {
      const count = looked[id] ?? 0;
      const [tone, word] = standingOf(id, count, findings);
      return html`<tr><th scope="row"><code>${id}</code></th><td>${title}</td><td>${severity}</td><td class="number">${count}</td><td><span class="chip ${tone}">${word}</span></td></tr>`;
    });
  return section(
    "guardrails",
    "Every guardrail",
    html`<details><summary>${counted(policies.length, "guardrail")}, with how many resources each looked at; a whole stack counts as one</summary>
<div class="scroll" role="group" aria-label="Every guardrail" tabindex="0"><table><thead><tr><th scope="col">Guardrail</th><th scope="col">What it holds</th><th scope="col">Severity</th><th scope="col" class="number">Looked at</th><th scope="col">Result</th></tr></thead><tbody>${rows}</tbody></table></div></details>`,
  );
}

function standingOf(id: string, looked: number, findings: Findings): readonly [Tone, string] {
  const isIn = (found: readonly Finding[]) => found.some(({ policy }) => policy === id);
  if (isIn(findings.violations)) return ["bad", "✗ violated"];
  if (isIn(findings.unknown)) return ["waiting", "? not known"];
  if (isIn(findings.waived)) return ["waiting", "waived"];
  return looked > 0 ? ["good", "✓ holds"] : ["quiet", "· nothing to look at"];
}

function section(id: string, title: string, content: Markup): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>`;
}
