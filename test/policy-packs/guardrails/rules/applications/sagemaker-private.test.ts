import { expect } from "chai";
import { sagemakerPrivate } from "../../../../../policy-packs/guardrails/rules/applications/sagemaker-private";
import { alone, resource, unknown } from "../../decide";

const of = (type: string, props: object) => alone(sagemakerPrivate, resource(type, { ...props }));
const notebook = (props: object) => of("aws:sagemaker/notebookInstance:NotebookInstance", props);
const domain = (props: object) => of("aws:sagemaker/domain:Domain", props);
const fenced = { subnetId: "subnet-1", directInternetAccess: "Disabled", rootAccess: "Disabled" };

describe("sagemaker-private (D-009)", () => {
  it("a notebook that says nothing is on the internet, in nobody's network, and its people are root", () => {
    expect(notebook({})).to.deep.equal([
      "violation directInternetAccess: what runs there reaches the internet past the network's rules",
      "violation subnetId: the notebook is in a network of SageMaker's, which nobody can fence",
      "violation rootAccess: people are root on the notebook",
    ]);
    expect(notebook({ ...fenced, rootAccess: "Enabled" })).to.deep.equal([
      "violation rootAccess: people are root on the notebook",
    ]);
    expect(notebook(fenced)).to.deep.equal([]);
    // A subnet that is not made yet is one.
    expect(notebook({ ...fenced, subnetId: unknown })).to.deep.equal([]);
    expect(notebook({ ...fenced, directInternetAccess: unknown })).to.have.length(1);
  });

  it("a domain's applications go through its network", () => {
    const online = "violation appNetworkAccessType: what runs there reaches the internet past the network's rules";
    expect(domain({})).to.deep.equal([online]);
    expect(domain({ appNetworkAccessType: "PublicInternetOnly" })).to.deep.equal([online]);
    expect(domain({ appNetworkAccessType: "VpcOnly" })).to.deep.equal([]);
  });
});
