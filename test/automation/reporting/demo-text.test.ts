import { expect } from "chai";
import type { Claim } from "../../../automation/demo/claims";
import { demoText } from "../../../automation/reporting/demo-text";
import { GOOD } from "../../support/sample-story";

const claim = (name: Claim["name"], ok: boolean): Claim => ({ name, ok, sentence: `About ${name}`, proof: "seen" });

describe("demoText", () => {
  it("is one screen: the verdict, each claim with its proof, the report, and where to go next", () => {
    const text = demoText({
      release: GOOD,
      claims: [claim("road", true)],
      seconds: 125,
      page: "demo/report.html",
    });
    expect(text).to.equal(
      [
        "Release aaaaaaaaaaaa is in production, and everything held.   2m05s",
        "  ✓ About road",
        "      seen",
        "Report   demo/report.html",
        "Try next",
        "  ./causeway status                           where the release stands; production is held since the rollback",
        "  ./causeway audit show                       every event of the road",
        "  ./causeway cloud inspect --type aws:rds/instance:Instance",
        '  eval "$(./causeway cloud env)" && pulumi preview -s dev',
        "  ./causeway cloud stop",
      ].join("\n"),
    );
  });

  it("says first what did not hold", () => {
    const claims = [claim("road", true), claim("once", false)];
    const [first, ...rest] = demoText({ release: GOOD, claims, seconds: 1, page: "p" }).split("\n");
    expect(first).to.equal("1 of 2 things that the demo shows did not hold.   1.0 s");
    expect(rest).to.include("  ✗ About once");
  });
});
