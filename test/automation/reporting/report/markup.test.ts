import { expect } from "chai";
import fc from "fast-check";
import { escapeHtml, html } from "../../../../automation/reporting/report/markup";

describe("html", () => {
  it("escapes texts, keeps markup, joins lists and leaves out nothing", () => {
    const list = ["<a>", html`<b>${1}</b>`, undefined];
    expect(html`<p title="${`"'`}">${list}${undefined}</p>`.markup).to.equal(
      '<p title="&quot;&#39;">&lt;a&gt;<b>1</b></p>',
    );
  });

  it("lets no text begin a tag, end an attribute or hide a control character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(escapeHtml(text)).not.to.match(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        expect(escapeHtml(text)).not.to.match(/[^\P{Cc}\n\t]/u);
      }),
      { seed: 1 },
    );
    expect(escapeHtml("a\u0000b\tc\n")).to.equal("a\uFFFDb\tc\n");
  });
});
