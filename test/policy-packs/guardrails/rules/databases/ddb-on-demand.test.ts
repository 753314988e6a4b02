import { expect } from "chai";
import { ddbOnDemand } from "../../../../../policy-packs/guardrails/rules/databases/ddb-on-demand";
import { alone, resource, unknown } from "../../decide";

const answer = (billingMode?: unknown) =>
  alone(ddbOnDemand, resource("aws:dynamodb/table:Table", billingMode === undefined ? {} : { billingMode }));
const refused = ["violation billingMode: the table has a fixed capacity"];

describe("ddb-on-demand (K-02, B-008)", () => {
  it("billed by request is accepted; a fixed capacity, which is the default, refused", () => {
    expect(answer("PAY_PER_REQUEST")).to.deep.equal([]);
    expect(answer("pay_per_request")).to.deep.equal([]);
    expect(answer("PROVISIONED")).to.deep.equal(refused);
    expect(answer()).to.deep.equal(refused);
  });

  it("what is not known is no pass", () => {
    expect(answer(unknown)).to.deep.equal([
      "unknown billingMode: the value is not known, and with it whether the table has a fixed capacity; decided at the update",
    ]);
  });
});
