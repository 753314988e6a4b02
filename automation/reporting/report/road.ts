import { html, type Markup } from "./markup";
import type { ReportedStage } from "./report";
import { momentText, stateLooks } from "./words";

/** Distances of the picture. */
const WIDE = { step: 240, y: 62, height: 178 } as const;
const NARROW = { width: 340, step: 104, x: 34 } as const;

/** The road with where the release stands on it: once for wide pages, once, upright, for narrow ones. */
export function roadPicture(stages: readonly ReportedStage[]): Markup {
  return html`<div class="road">${wideRoad(stages)}${narrowRoad(stages)}</div>`;
}

function wideRoad(stages: readonly ReportedStage[]): Markup {
  const { step, y, height } = WIDE;
  const width = stages.length * step;
  const reached = lastReached(stages);
  const middle = (index: number) => step / 2 + index * step;
  const piers = stages.map(
    (_, index) => html`<path class="pier" d="M${middle(index) - 46} ${y + 9}v26M${middle(index) + 46} ${y + 9}v26"/>`,
  );
  return html`<svg class="wide" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="road-title road-text">
<title id="road-title">The road of the release</title><desc id="road-text">${description(stages)}</desc>
${piers}<path class="bed" d="M0 ${y}H${width}"/>
${reached < 0 ? undefined : html`<path class="done" d="M0 ${y}H${middle(reached)}"/>`}<path class="line" d="M0 ${y}H${width}"/>
${stages.map(
  (stage, index) => html`<g transform="translate(${middle(index)} ${y})" class="stop ${toneOf(stage)}">
<circle r="21"/><text class="sign" y="7">${signOf(stage)}</text><text class="name" y="-34">${stage.name}</text>
<text class="word" y="58">${stateLooks[stage.state].word}</text>${linesOf(stage).map((line, row) => html`<text class="small" y="${78 + row * 17}">${line}</text>`)}</g>`,
)}
</svg>`;
}

function narrowRoad(stages: readonly ReportedStage[]): Markup {
  const { width, step, x } = NARROW;
  const height = stages.length * step;
  const reached = lastReached(stages);
  const middle = (index: number) => step / 2 + index * step;
  return html`<svg class="narrow" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="lane-title lane-text">
<title id="lane-title">The road of the release</title><desc id="lane-text">${description(stages)}</desc>
<path class="bed" d="M${x} 0V${height}"/>
${reached < 0 ? undefined : html`<path class="done" d="M${x} 0V${middle(reached)}"/>`}<path class="line" d="M${x} 0V${height}"/>
${stages.map(
  (stage, index) => html`<g transform="translate(${x} ${middle(index)})" class="stop beside ${toneOf(stage)}">
<circle r="21"/><text class="sign" y="7">${signOf(stage)}</text><text class="name" x="38" y="-12">${stage.name}</text>
<text class="word" x="38" y="9">${stateLooks[stage.state].word}</text>${linesOf(stage).map((line, row) => html`<text class="small" x="38" y="${27 + row * 16}">${line}</text>`)}</g>`,
)}
</svg>`;
}

/** The last stage that holds the release; -1 where none does. */
function lastReached(stages: readonly ReportedStage[]): number {
  return stages.findLastIndex(({ state }) => state === "verified" || state === "soaked");
}

function toneOf({ state }: ReportedStage): string {
  return stateLooks[state].tone;
}

function signOf({ state }: ReportedStage): string {
  return stateLooks[state].sign;
}

/** What stands under a stage's state. */
function linesOf({ since, soak, waitingFor }: ReportedStage): string[] {
  const [wait] = waitingFor;
  return [
    ...(since === null ? [] : [`since ${momentText(since).slice(0, 16)}`]),
    ...(soak === "" ? [] : [`soaks ${soak}`]),
    ...(since === null && wait !== undefined ? [`needs ${wait.kind}`] : []),
  ];
}

function description(stages: readonly ReportedStage[]): string {
  return `${stages.map(({ name, state }) => `${name}: ${stateLooks[state].word}`).join(", then ")}.`;
}
