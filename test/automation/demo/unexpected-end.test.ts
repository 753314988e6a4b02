import { expect } from "chai";
import { unexpectedEnd } from "../../../automation/demo/unexpected-end";

const said = (json: unknown, code: number | null = 1, signal: "SIGKILL" | null = null) =>
  unexpectedEnd(["promote", "--to", "dev"], { code, signal, json }).message;

describe("unexpectedEnd", () => {
  it("says why a call was refused", () => {
    const error = { kind: "usage", message: "there is no stage qa", remedy: "name another" };
    expect(said({ error }, 2)).to.equal("causeway promote --to dev ended with exit 2: there is no stage qa");
  });

  it("names the step that said no", () => {
    const steps = [
      { name: "preview", result: "passed", message: "fine" },
      { name: "verify", stack: "dev", result: "failed", message: "an output is missing" },
    ];
    const view = { release: "r", stages: [{ name: "dev", state: "failed", steps }], unresolved: [] };
    expect(said(view)).to.equal("causeway promote --to dev ended with exit 1: dev, verify: an output is missing");
  });

  it("tells the beginning of anything else, and nothing where nothing was said", () => {
    expect(said({ a: "b".repeat(400) })).to.equal(
      `causeway promote --to dev ended with exit 1: {"a":"${"b".repeat(294)}`,
    );
    expect(said(undefined, null, "SIGKILL")).to.equal("causeway promote --to dev ended with SIGKILL");
  });
});
