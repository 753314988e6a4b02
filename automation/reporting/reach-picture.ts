import type { ReachAnswer, ReachPath, ReachQuestion } from "../../lib/guardrail-pack";
import { html, type Markup } from "./report/markup";

/** Distances of the picture, pixels. */
const BOX = { width: 520, height: 58, gap: 30, margin: 24, head: 56 } as const;
/** How many letters of a reason fit into a box. */
const LETTERS = 78;
/** How many paths are drawn side by side. */
const SHOWN = 6;

/** The paths of an answer as a picture: a column for each, a box for each hop. Readable in light and dark. */
export function reachPicture({ from, to }: ReachQuestion, { paths, perhaps }: Omit<ReachAnswer, "problem">): string {
  const columns = [...paths, ...perhaps].slice(0, SHOWN);
  const rows = Math.max(1, ...columns.map(({ hops }) => hops.length));
  const width = BOX.margin + Math.max(1, columns.length) * (BOX.width + BOX.margin);
  const height = BOX.head + rows * (BOX.height + BOX.gap) + BOX.margin;
  const title = `From ${from} to ${to}: ${verdictOf(paths, perhaps)}`;
  const picture = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${title}</title>
<style>${STYLE}</style>
<rect class="ground" width="${width}" height="${height}"/>
<text class="title" x="${BOX.margin}" y="34">${title}</text>
${columns.map((path, column) => pathColumn(path, column, paths.includes(path)))}
</svg>
`;
  return picture.markup;
}

function verdictOf(paths: readonly ReachPath[], perhaps: readonly ReachPath[]): string {
  if (paths.length > 0) return "reachable";
  return perhaps.length > 0 ? "not to be told before an update" : "not reachable";
}

const STYLE: Markup = {
  markup: `text{font:13px system-ui,sans-serif;fill:#1a2029}.ground{fill:#f6f7f9}.title{font-size:17px;font-weight:650}
.hop rect{fill:#fff;stroke:#8a94a6;stroke-width:1.2}.sure .last rect{stroke:#b3261e;stroke-width:2.4}.perhaps rect{stroke-dasharray:5 4}
.name{font-weight:600}.why{fill:#515c6e;font-size:12px}.arrow{stroke:#8a94a6;stroke-width:1.6;fill:none}
@media (prefers-color-scheme:dark){text{fill:#e6eaf0}.ground{fill:#12161d}.hop rect{fill:#1a2029;stroke:#66738a}.why{fill:#a3adbd}.sure .last rect{stroke:#ff9f97}}`,
};

function pathColumn({ hops, at }: ReachPath, column: number, sure: boolean): Markup {
  const x = BOX.margin + column * (BOX.width + BOX.margin);
  return html`<g class="${sure ? "sure" : "perhaps"}">${hops.map(({ resource, why }, row) => {
    const y = BOX.head + row * (BOX.height + BOX.gap);
    const last = row === hops.length - 1;
    return html`<g class="hop${last ? " last" : ""}" transform="translate(${x} ${y})">
<rect width="${BOX.width}" height="${BOX.height}" rx="8"/><text class="name" x="14" y="24">${resource}${last ? `   ${at.join(", ")}` : ""}</text>
<text class="why" x="14" y="44">${cut(why)}<title>${why}</title></text>${last ? undefined : arrow()}</g>`;
  })}</g>`;
}

/** From a box to the one below it. */
function arrow(): Markup {
  const x = BOX.width / 2;
  const tip = BOX.height + BOX.gap - 4;
  return html`<path class="arrow" d="M${x} ${BOX.height + 2}V${tip}M${x - 5} ${tip - 7}L${x} ${tip}L${x + 5} ${tip - 7}"/>`;
}

function cut(text: string): string {
  return text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1)}…`;
}
