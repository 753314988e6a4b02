/** How many letters have to be added, dropped or changed to turn one word into the other; case does not count. */
export function editDistance(one: string, other: string): number {
  const letters = Array.from(other.toLowerCase());
  let previous = Array.from({ length: letters.length + 1 }, (_, column) => column);
  for (const [row, letter] of Array.from(one.toLowerCase()).entries()) {
    const current = [row + 1];
    letters.forEach((candidate, column) => {
      const kept = (previous[column] ?? 0) + (candidate === letter ? 0 : 1);
      current.push(Math.min(kept, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    });
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/**
 * The name that was probably meant: the nearest one, if at most a third of its letters differ (and never more than
 * four). Of two equally near names the first stands.
 */
export function suggest(word: string, names: readonly string[]): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(word, name);
    const allowed = Math.min(4, Math.ceil(name.length / 3));
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}
