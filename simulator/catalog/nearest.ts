/**
 * The candidate that needs the fewest typed changes (insert, delete, swap a letter) to become `text`, so that an error
 * can say what was probably meant. Undefined where nothing is near: more than a third of the letters would change.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of candidates) {
    const limit = Math.min(best?.distance ?? Number.POSITIVE_INFINITY, Math.ceil(wanted.length / 3) + 1);
    if (Math.abs(name.length - wanted.length) >= limit) continue;
    const distance = editDistance(wanted, name.toLowerCase());
    if (distance < limit) best = { name, distance };
  }
  return best?.name;
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitute = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(substitute, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
