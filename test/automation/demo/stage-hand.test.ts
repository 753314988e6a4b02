import { expect } from "chai";
import { z } from "zod";
import { readAnswer, stageHand } from "../../../automation/demo/stage-hand";
import { Failure } from "../../../automation/errors";
import { quietContext } from "../../support/command-context";
import { rejection } from "../../support/rejection";
import { temporaryFolder } from "../../support/temporary-folder";

const schema = z.object({ ok: z.boolean() });

describe("readAnswer", () => {
  it("is the answer of a call that ended as the demo is made for", () => {
    const end = { code: 4, signal: null, json: { ok: true } };
    expect(readAnswer(["promote"], end, schema, [0, 4])).to.deep.equal({ code: 4, answer: { ok: true } });
  });

  const others = [
    { what: "another exit code", end: { code: 1, signal: null, json: { ok: true } }, said: "exit 1" },
    { what: "an end by a signal", end: { code: null, signal: "SIGKILL", json: undefined }, said: "SIGKILL" },
    { what: "an answer of another form", end: { code: 0, signal: null, json: { error: "e" } }, said: '{"error":"e"}' },
    { what: "no answer", end: { code: 0, signal: null, json: undefined }, said: "exit 0" },
  ] as const;
  for (const { what, end, said } of others) {
    it(`refuses ${what}, and says what it was`, () => {
      expect(() => readAnswer(["promote", "--to", "dev"], end, schema, [0]))
        .to.throw(Failure, /^causeway promote --to dev ended with/)
        .with.property("message")
        .that.includes(said);
    });
  }
});

describe("stageHand", () => {
  const folder = temporaryFolder();

  it("starts nothing more once somebody has asked it to stop, and takes no end for an answer", async () => {
    let interrupt: () => void = () => expect.fail("nobody listens");
    const lines: string[] = [];
    const context = {
      ...quietContext(folder()),
      progress: (line: string) => lines.push(line),
      onInterrupt: (handler: () => void) => {
        interrupt = handler;
        return () => undefined;
      },
    };
    const hand = stageHand(context);
    const ended = Promise.resolve({ code: 1, signal: null, json: undefined });
    const call = { ended, kill: () => undefined };
    expect(await hand.endOf(call)).to.include({ code: 1 });
    interrupt();
    expect(await rejection(hand.endOf(call))).to.include({ message: "the demo was stopped before its end" });
    expect(() => hand.start(["status"])).to.throw(Failure, "the demo was stopped before its end");
    expect(lines).to.deep.equal(["  ! the demo stops after the step in hand; run it again, it begins anew"]);
  });
});
