import type { z } from "zod";
import type { CommandContext } from "../context";
import { Failure } from "../errors";
import { type CallEnd, type CausewayCall, callCauseway } from "./causeway-call";
import { unexpectedEnd } from "./unexpected-end";

/** What the acts of the demo work with. */
export interface StageHand {
  readonly context: CommandContext;
  /**
   * Calls the command line and answers what it said.
   *
   * @param exits the exit codes that the demo is made for
   * @param checkout whose command line it is; the demo's own when left out
   * @throws Failure (program) when it ended otherwise; (state) when somebody has asked the demo to stop
   */
  ask<T>(
    words: readonly string[],
    schema: z.ZodType<T>,
    exits: readonly number[],
    checkout?: string,
  ): Promise<{ readonly code: number; readonly answer: T }>;
  /** Starts a call that the demo itself ends. @throws Failure (state) as above */
  start(words: readonly string[]): CausewayCall;
  /** How such a call ended. @throws Failure (state) as above */
  endOf(call: CausewayCall): Promise<CallEnd>;
}

/** Opens the stage. Whoever asks the demo to stop stops the call in hand after its step, and nothing follows it. */
export function stageHand(context: CommandContext): StageHand & { readonly close: () => void } {
  let stopped = false;
  let inHand: CausewayCall | undefined;
  const close = context.onInterrupt(() => {
    stopped = true;
    context.progress("  ! the demo stops after the step in hand; run it again, it begins anew");
    inHand?.kill("SIGINT");
  });
  const start = (words: readonly string[], checkout?: string): CausewayCall => {
    if (stopped) throw interrupted();
    inHand = callCauseway(context, words, checkout);
    return inHand;
  };
  const endOf = async (call: CausewayCall) => {
    const end = await call.ended;
    if (stopped) throw interrupted();
    return end;
  };
  return {
    context,
    start: (words) => start(words),
    endOf,
    async ask(words, schema, exits, checkout) {
      return readAnswer(words, await endOf(start(words, checkout)), schema, exits);
    },
    close,
  };
}

/** @throws Failure (program) for an end that is none of those expected, or says something of another form */
export function readAnswer<T>(
  words: readonly string[],
  end: CallEnd,
  schema: z.ZodType<T>,
  exits: readonly number[],
): { readonly code: number; readonly answer: T } {
  const read = schema.safeParse(end.json);
  if (end.code === null || !exits.includes(end.code) || !read.success) throw unexpectedEnd(words, end);
  return { code: end.code, answer: read.data };
}

function interrupted(): Failure {
  return new Failure("state", "the demo was stopped before its end", "run ./causeway demo again: it begins anew");
}
