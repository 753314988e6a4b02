/** How long the demo may say nothing, milliseconds. */
const LONGEST_SILENCE = 20_000;

/** A way of saying things that is never silent for long. */
export interface Heartbeat {
  readonly progress: (line: string) => void;
  readonly stop: () => void;
}

/** Says that the demo is still at work whenever nothing else was said for a while. */
export function heartbeat(progress: (line: string) => void): Heartbeat {
  let silentSince = performance.now();
  const say = () => {
    const seconds = Math.round((performance.now() - silentSince) / 1000);
    progress(`    … still at work, ${seconds} s since the last line`);
    timer = setTimeout(say, LONGEST_SILENCE);
  };
  let timer = setTimeout(say, LONGEST_SILENCE);
  return {
    progress(line) {
      clearTimeout(timer);
      silentSince = performance.now();
      progress(line);
      timer = setTimeout(say, LONGEST_SILENCE);
    },
    stop: () => clearTimeout(timer),
  };
}
