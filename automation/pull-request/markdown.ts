/** A piece of a page whose entries may be cut off at the end; what is left of it is valid Markdown. */
export interface Section {
  /** What precedes the entries, with its line end. Left out with them. */
  readonly head: string;
  /** Each with its line end. */
  readonly entries: readonly string[];
  /** What is said where entries were cut off, with its line end. */
  readonly leftOut: (count: number) => string;
  /** The most characters that it may take, beside what the sections before it did not need. */
  readonly room: number;
}

/** A page that fits, and how many entries it does without. */
export interface Page {
  readonly text: string;
  readonly leftOut: number;
}

/**
 * Text as Markdown that shows it and does nothing else: one line, no markup, no mention of a person, no reference.
 *
 * @param longest the most characters of the text that are shown; the result has at most three times as many
 */
export function plain(text: string, longest: number): string {
  return cut(text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim(), longest)
    .replaceAll(/[\\`*_{}[\]()<>|~&:$!#]/g, "\\$&")
    .replaceAll(/[@#]/g, "$&\u200B");
}

/** Text as it is, in a code block whose fences are longer than any in it. */
export function codeBlock(text: string, longest: number): string {
  const shown = cut(
    text
      .replaceAll("\r\n", "\n")
      .replaceAll(/[^\P{C}\n]/gu, " ")
      .trim(),
    longest,
  );
  const ticks = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1;
  const fence = "`".repeat(ticks);
  return `${fence}text\n${shown}\n${fence}\n`;
}

/**
 * Puts sections below each other, each within its room: entries are kept whole from the first on, and where some do not
 * fit it says how many. The page has at most as many characters as all rooms together, and one more for each section.
 */
export function fitted(sections: readonly Section[]): Page {
  const texts: string[] = [];
  let spare = 0;
  let left = 0;
  for (const section of sections) {
    const room = section.room + spare;
    const { text, leftOut } = fittedInto(section, room);
    spare = room - text.length;
    left += leftOut;
    if (text !== "") texts.push(text);
  }
  return { text: texts.join("\n"), leftOut: left };
}

function fittedInto({ head, entries, leftOut }: Section, room: number): Page {
  if (entries.length === 0) return { text: "", leftOut: 0 };
  const all = head + entries.join("");
  if (all.length <= room) return { text: all, leftOut: 0 };
  let text = head;
  let kept = 0;
  for (const entry of entries) {
    if (text.length + entry.length + leftOut(entries.length).length > room) break;
    text += entry;
    kept += 1;
  }
  return { text: text + leftOut(entries.length - kept), leftOut: entries.length - kept };
}

/** The beginning of a text, never half a character. */
function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
