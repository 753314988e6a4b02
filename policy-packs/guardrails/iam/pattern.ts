/** Where a compared text ends. */
const END = "";

/** Whether a text is one that a pattern of IAM stands for: `*` is any text, `?` any one letter. */
export function isLike(pattern: string, text: string): boolean {
  return compare(pattern, text, (wanted, found) => wanted === "?" || wanted === found);
}

/** Whether a pattern stands for every text that another pattern stands for. */
export function covers(pattern: string, other: string): boolean {
  return compare(pattern, other, (wanted, found) => found !== "*" && (wanted === "?" || wanted === found));
}

/** Whether there is a text that both patterns stand for. */
export function meets(one: string, other: string): boolean {
  return !beginApart(one, other) && haveCommon(one, other);
}

/** Whether two patterns differ before the first star of either, as most of two ARNs do. */
function beginApart(one: string, other: string): boolean {
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const [first, second] = [one[at], other[at]];
    if (first === "*" || second === "*") return false;
    if (first !== second && first !== "?" && second !== "?") return true;
  }
  return false;
}

function haveCommon(one: string, other: string): boolean {
  const known = new Map<number, boolean>();
  const from = (a: number, b: number): boolean => {
    const key = a * (other.length + 1) + b;
    const before = known.get(key);
    if (before !== undefined) return before;
    const [first, second] = [one[a] ?? END, other[b] ?? END];
    const answer =
      first === "*"
        ? from(a + 1, b) || (second !== END && from(a, b + 1))
        : second === "*"
          ? from(a, b + 1) || (first !== END && from(a + 1, b))
          : first === END || second === END
            ? first === second
            : (first === "?" || second === "?" || first === second) && from(a + 1, b + 1);
    known.set(key, answer);
    return answer;
  };
  return from(0, 0);
}

/** Patterns of actions, `s3:Get*`, mean the same in any case. */
export function isAction(pattern: string, action: string): boolean {
  return isLike(pattern.toLowerCase(), action.toLowerCase());
}

/** Walks along the pattern and goes back to its last star where it gets stuck. */
function compare(pattern: string, text: string, isSame: (wanted: string, found: string) => boolean): boolean {
  let [at, star, mark] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    const wanted = pattern[at];
    if (wanted === "*") {
      [star, mark, at] = [at, index, at + 1];
    } else if (wanted !== undefined && isSame(wanted, text[index] ?? END)) {
      [at, index] = [at + 1, index + 1];
    } else if (star === -1) {
      return false;
    } else {
      [at, mark, index] = [star + 1, mark + 1, mark + 1];
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
