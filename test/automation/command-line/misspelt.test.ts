import { expect } from "chai";
import { misspelt } from "../../../automation/command-line/misspelt";

const MISSING = "required option '--stack <stack>' not specified";

describe("misspelt", () => {
  it("names the word that was meant for the option that is missing", () => {
    expect(misspelt(MISSING, ["preview", "--stak", "prod"])).to.equal("\n(Did you mean it by --stak?)");
    expect(misspelt(MISSING, ["preview", "--json", "--stck=prod"])).to.equal("\n(Did you mean it by --stck?)");
  });

  it("names none where none is like it, and for no other mistake", () => {
    expect(misspelt(MISSING, ["preview", "--json"])).to.equal("");
    expect(misspelt("missing required argument 'key'", ["settings", "explain", "--stak"])).to.equal("");
  });
});
