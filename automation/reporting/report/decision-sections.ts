import { html, type Markup } from "./markup";
import type { Report, ReportedApprovals, ReportedDecision, ReportedStage } from "./report";
import { momentText, shortHex, stateLooks } from "./words";

/** The stages with what each asks, and who approved what. */
export function decisionSections({ stages, approvals }: Report): Markup {
  return html`<section id="gates" aria-labelledby="gates-title"><h2 id="gates-title">Stages and gates</h2>
<div class="scroll" role="group" aria-label="Stages and gates" tabindex="0"><table><thead><tr><th scope="col">Stage</th><th scope="col">State</th><th scope="col">Stacks</th><th scope="col">What it asks of a release</th><th scope="col">What it waits for</th></tr></thead>
<tbody>${stages.map(stageRow)}</tbody></table></div></section>
<section id="approvals" aria-labelledby="approvals-title"><h2 id="approvals-title">Approvals</h2>
<p class="note">An approval is an SSH signature over one digest. The digest stands for the release, the stage's settings, the plan, what the guardrails found, the state that the plan starts from, the path with its people and keys, the cost (not estimated) and where the stage would go back to. If any of them changes, the approval is void.</p>
${approvals.length === 0 ? html`<p>No stage has asked for approvals yet.</p>` : approvals.map(approvalBlock)}</section>`;
}

function stageRow({ name, state, stacks, asks, waitingFor }: ReportedStage): Markup {
  const { sign, tone, word } = stateLooks[state];
  return html`<tr><th scope="row">${name}</th><td><span class="chip ${tone}">${sign} ${word}</span></td><td>${stacks.join(", ")}</td><td>${asks.join(", ")}</td><td>${waitingFor.map(({ message, command }) => html`${message}${command === undefined ? undefined : html`<br><code class="long">${command}</code>`}`)}</td></tr>`;
}

function approvalBlock(asked: ReportedApprovals, index: number): Markup {
  const { stage, release, digest, askedAt, needed, decisions } = asked;
  const wanted = Object.entries(needed)
    .map(([team, count]) => `${count} of ${team}`)
    .join(", ");
  const title = `approval-${index}`;
  return html`<article aria-labelledby="${title}"><h3 id="${title}">${stage}, release <code>${shortHex(release)}</code></h3>
<dl class="facts"><dt>Asked for</dt><dd>${wanted}, ${momentText(askedAt)}</dd><dt>Digest</dt><dd><code class="long">${digest}</code></dd></dl>
${
  decisions.length === 0
    ? html`<p>Nobody has decided yet.</p>`
    : html`<div class="scroll" role="group" aria-label="Decisions for ${stage} ${shortHex(release)}" tabindex="0"><table><thead><tr><th scope="col">Person</th><th scope="col">Decision</th><th scope="col">Counts</th><th scope="col">When</th><th scope="col">Key</th></tr></thead><tbody>${decisions.map(decisionRow)}</tbody></table></div>
${decisions.map(verification)}`
}</article>`;
}

function decisionRow({ person, email, decision, counts, at, fingerprint, reason }: ReportedDecision): Markup {
  const place =
    "team" in counts
      ? html`<span class="chip good">✓ for ${counts.team}</span>`
      : html`<span class="chip quiet">✗ does not count</span> ${counts.why}`;
  return html`<tr><th scope="row">${person}<br><span class="quiet">${email}</span></th><td>${decision}${reason === undefined ? "" : `: ${reason}`}</td><td>${place}</td><td class="time">${momentText(at)}</td><td><code class="long">${fingerprint}</code></td></tr>`;
}

/** The commands that prove a signature without us. */
function verification({ person, email, statement, signature }: ReportedDecision): Markup {
  return html`<details><summary>Verify the signature of ${person} with <code>ssh-keygen -Y verify</code></summary><pre tabindex="0">${verifyCommands(email, statement, signature)}</pre></details>`;
}

/** Lines for a shell, which need ssh-keygen and the signers file only. */
export function verifyCommands(email: string, statement: string, signature: string): string {
  return [
    "cat > approval.sig <<'END'",
    signature.trimEnd(),
    "END",
    `printf %s '${statement.replaceAll("'", String.raw`'\''`)}' |`,
    `  ssh-keygen -Y verify -f allowed_signers -I '${email.replaceAll("'", "")}' -n causeway.approval -s approval.sig`,
  ].join("\n");
}
