import { expect } from "chai";
import { notebookClosed } from "../../../../../policy-packs/guardrails/rules/compute/notebook-closed";
import { alone, resource, unknown } from "../../decide";

const answer = (props: object) =>
  alone(notebookClosed, resource("aws:sagemaker/notebookInstance:NotebookInstance", { ...props }));
const closed = { directInternetAccess: "Disabled", rootAccess: "Disabled" };
const version = (number: unknown) => ({
  instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: number },
});

describe("notebook-closed (D-013)", () => {
  it("a notebook as AWS makes it is refused, one without a way of its own and without root is accepted", () => {
    const refused = [
      "violation directInternetAccess: the notebook has a way to the internet that passes by the VPC",
      "violation rootAccess: whoever writes in the notebook is root on its machine",
    ];
    expect(answer({})).to.deep.equal(refused);
    expect(answer({ directInternetAccess: "Enabled", rootAccess: "Enabled" })).to.deep.equal(refused);
    expect(answer(closed)).to.deep.equal([]);
  });

  it("the first version of the metadata service is refused, the second accepted", () => {
    expect(answer({ ...closed, ...version("1") })).to.deep.equal([
      "violation instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion: the metadata service answers without a session token (IMDSv1)",
    ]);
    expect(answer({ ...closed, ...version(1) })).to.have.length(1);
    expect(answer({ ...closed, ...version("2") })).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    expect(answer({ ...closed, rootAccess: unknown })[0]).to.match(/^unknown rootAccess:/);
  });
});
