/** Runs something after so many real milliseconds; the answer calls it off. */
export type Schedule = (run: () => void, milliseconds: number) => () => void;

interface Waiter {
  readonly due: number;
  readonly wake: () => void;
}

/**
 * Time that passes only when somebody says so, or when every operation in flight waits for it: then, after a short real
 * grace in which others may still arrive, it jumps to the next moment that somebody waits for.
 */
export class VirtualClock {
  private waiters: Waiter[] = [];
  private busy = 0;
  private callOff: (() => void) | undefined;

  constructor(
    private time: number,
    private readonly schedule: Schedule,
    /** Real milliseconds without a new operation before time jumps. */
    private readonly grace: number,
    /** Makes the new time durable; those who wait go on when it resolves. */
    private readonly keep: (time: number) => Promise<void>,
  ) {}

  /** Virtual time, milliseconds since 1970. */
  now(): number {
    return this.time;
  }

  /** An operation begins; while it works (and does not wait) time stands still. The answer ends it. */
  begin(): () => void {
    this.busy++;
    this.restart();
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.busy--;
      this.restart();
    };
  }

  /** Resolves when it is this late. The caller is an operation that has begun. */
  async until(due: number): Promise<void> {
    if (due <= this.time) return;
    this.busy--;
    await new Promise<void>((resolve) => {
      this.waiters.push({ due, wake: resolve });
      this.restart();
    });
  }

  /** Waits for another operation, which may itself wait for time to pass. The caller is an operation that has begun. */
  async aside<T>(other: Promise<T>): Promise<T> {
    this.busy--;
    this.restart();
    try {
      return await other;
    } finally {
      this.busy++;
      this.restart();
    }
  }

  /** Lets time pass to this moment; never backwards. Waiters due by then wake in the order of their times. */
  async moveTo(time: number): Promise<void> {
    if (time > this.time) {
      this.time = time;
      await this.keep(time);
    }
    const due = this.waiters.filter((waiter) => waiter.due <= this.time).toSorted((a, b) => a.due - b.due);
    this.waiters = this.waiters.filter((waiter) => waiter.due > this.time);
    this.wake(due);
  }

  /** Wakes everybody without moving time; for the end of the process. */
  release(): void {
    const woken = this.waiters;
    this.waiters = [];
    this.wake(woken);
  }

  /** Who is woken works again from this moment on, not from when it comes to it. */
  private wake(woken: readonly Waiter[]): void {
    this.busy += woken.length;
    for (const waiter of woken) waiter.wake();
    this.restart();
  }

  private restart(): void {
    this.callOff?.();
    this.callOff = undefined;
    if (this.busy > 0 || this.waiters.length === 0) return;
    const next = Math.min(...this.waiters.map((waiter) => waiter.due));
    this.callOff = this.schedule(() => {
      this.callOff = undefined;
      void this.moveTo(next).catch(() => this.release());
    }, this.grace);
  }
}
