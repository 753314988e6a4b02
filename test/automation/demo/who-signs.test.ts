import { expect } from "chai";
import { whoSigns } from "../../../automation/demo/who-signs";
import type { Stage } from "../../../automation/promotion/path/path";
import { samplePath } from "../../support/sample-story";

const people = [
  { id: "ana", email: "a@x.com", teams: ["devops", "security"] },
  { id: "raj", email: "r@x.com", teams: ["devops"] },
  { id: "mei", email: "m@x.com", teams: ["security"] },
  { id: "sam", email: "s@x.com", teams: ["design"] },
];
const signing = (approvals: Record<string, number>) => {
  const path = samplePath();
  const [stage] = path.stages;
  if (stage === undefined) return expect.fail("no stage");
  const asking: Stage = { ...stage, approvals };
  return whoSigns({ ...path, people }, asking);
};

describe("whoSigns", () => {
  it("takes enough people of each team, each once, and somebody whose approval does not count", () => {
    expect(signing({ devops: 2 })).to.deep.equal({ approvers: ["ana", "raj"], outsider: "mei" });
    expect(signing({ devops: 1, security: 1 })).to.deep.equal({ approvers: ["ana", "mei"], outsider: "sam" });
  });

  it("names nobody where nobody is asked, and no outsider where everybody's counts", () => {
    expect(signing({})).to.deep.equal({ approvers: [], outsider: "ana" });
    expect(signing({ devops: 1, security: 1, design: 1 }).outsider).to.equal(undefined);
  });
});
