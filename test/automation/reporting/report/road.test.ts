import { expect } from "chai";
import { makeReport } from "../../../../automation/reporting/report/make-report";
import { roadPicture } from "../../../../automation/reporting/report/road";
import { sampleParts } from "../../../support/sample-story";

describe("roadPicture", () => {
  const { stages } = makeReport(sampleParts());
  const { markup } = roadPicture(stages);

  it("says in words what it shows, once for each of its two forms", () => {
    const words = "dev: soaked, then prod: soaked, then prod-pci: not begun.";
    expect(markup.split(words)).to.have.length(3);
    expect(markup).to.include('aria-labelledby="road-title road-text"');
    expect(markup).to.include('aria-labelledby="lane-title lane-text"');
  });

  it("is made up to the last stage that holds the release, and no further", () => {
    expect(markup).to.include('<path class="done" d="M0 62H360"/>');
    const none = roadPicture(stages.map((stage) => ({ ...stage, state: "pending" as const })));
    expect(none.markup).not.to.include('class="done"');
  });

  it("marks each stage with a sign, its name and its state in words", () => {
    expect(markup).to.include(
      '<circle r="21"/><text class="sign" y="7">✓</text><text class="name" y="-34">prod</text>\n<text class="word" y="58">soaked</text>',
    );
    expect(markup).to.include('class="stop quiet"');
  });
});
