import { expect } from "chai";
import type { PromotionView } from "../../../automation/promotion/promotion-view";
import { promotionHeader, promotionText } from "../../../automation/reporting/promotion-text";
import { GOOD, sampleParts } from "../../support/sample-story";

const stage = (changes: Partial<PromotionView["stages"][number]>): PromotionView["stages"][number] => ({
  name: "dev",
  state: "pending",
  stacks: ["dev"],
  steps: [],
  waitingFor: [],
  since: null,
  digest: null,
  ...changes,
});
const view = (stages: PromotionView["stages"], changes: Partial<PromotionView> = {}): PromotionView => ({
  release: GOOD,
  stages,
  holds: [],
  windows: [],
  unresolved: [],
  time: "2026-11-25T12:00:00.000Z",
  ...changes,
});

describe("promotionText", () => {
  it("says what to do where nothing was promoted", () => {
    expect(promotionText(view([], { release: null }))).to.equal(
      "nothing was promoted yet\n  next  ./causeway promote --to dev",
    );
  });

  it("is the road in one line, then each stage that has begun with its steps", () => {
    expect(promotionText(sampleParts().view)).to.equal(
      [
        "aaaaaaaaaaaa   dev ✓ soaked ──▶ prod ✓ soaked ──▶ prod-pci ○ pending",
        "dev   soaked",
        "  · gates                  skipped    0.0 s   no gates",
        "  ✓ preview dev            passed     4.0 s   + 2 create   0 same",
        "  ✓ guardrails dev         passed     0.0 s   2 resources checked",
        "  ✓ update dev             passed      10 s   resumed   + 1 create   1 same",
        "  ✓ verify                 passed     1.0 s   outputs decoded",
        "  · soak                   skipped    0.0 s   no soak time",
        "prod   soaked",
        "  ✓ verify                 passed     1.0 s   outputs decoded",
        "  · soak                   skipped    0.0 s   no soak time",
        "HELD  prod  by tom: release bbbbbbbbbbbb was rolled back",
        "  lift  ./causeway unhold prod",
      ].join("\n"),
    );
  });

  it("tells what a failed step found, and what of others it keeps to itself", () => {
    const details = ["one", "two"];
    const steps = [
      { name: "gates", result: "passed", message: "smoke", seconds: 0, details },
      { name: "verify", result: "failed", message: "2 things", seconds: 1, details },
    ] as const;
    expect(promotionText(view([stage({ state: "failed", steps })]))).to.equal(
      [
        "aaaaaaaaaaaa   dev ✗ failed",
        "dev   failed",
        "  ✓ gates                  passed     0.0 s   smoke",
        "  ✗ verify                 failed     1.0 s   2 things",
        "      one",
        "      two",
      ].join("\n"),
    );
  });

  it("says what is waited for, until when, and the command that goes on", () => {
    const waitingFor = [
      { kind: "approval", message: "needs 1 more approval of devops (ana)", command: "./causeway approve dev" },
      { kind: "soak", message: "it soaks", until: "2026-11-26T12:00:00.000Z" },
    ] as const;
    expect(promotionText(view([stage({ state: "waiting", waitingFor })]))).to.equal(
      [
        "aaaaaaaaaaaa   dev ◌ waiting",
        "WAITING  dev  needs 1 more approval of devops (ana)",
        "  next  ./causeway approve dev",
        "WAITING  dev  it soaks  until 2026-11-26T12:00:00.000Z",
      ].join("\n"),
    );
  });

  it("says of an update of whose end nothing is known how to find out", () => {
    const unresolved = [{ stage: "dev", stack: "shared", since: "2026-11-25T12:00:00.000Z" }];
    expect(promotionText(view([stage({ state: "unresolved" })], { unresolved }))).to.equal(
      [
        "aaaaaaaaaaaa   dev ? unresolved",
        "UNRESOLVED  dev  the update of shared began 2026-11-25T12:00:00.000Z and broke off",
        "  next  ./causeway promote --to dev classifies it and goes on",
      ].join("\n"),
    );
  });
});

describe("promotionHeader", () => {
  const header = { release: GOOD, origin: "commit 4be21aa by raj@company.com", executor: "tom" };

  it("names the release, the way, the clouds, where it comes from and who runs it", () => {
    const stages = ["dev", "staging"];
    expect(promotionHeader({ ...header, stages, targets: ["embedded", "embedded", "aws"] })).to.equal(
      "Release aaaaaaaaaaaa → staging   dev → staging   embedded cloud, aws   commit 4be21aa by raj@company.com   run by tom",
    );
  });

  it("leaves the way out where it is one stage", () => {
    expect(promotionHeader({ ...header, stages: ["dev"], targets: ["local"] })).to.equal(
      "Release aaaaaaaaaaaa → dev   local   commit 4be21aa by raj@company.com   run by tom",
    );
  });
});
