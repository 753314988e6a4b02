import { expect } from "chai";
import { netTgwAccept } from "../../../../../policy-packs/guardrails/rules/network/net-tgw-accept";
import { alone, resource, unknown } from "../../decide";

const gateway = (props: object) =>
  alone(netTgwAccept, resource("aws:ec2transitgateway/transitGateway:TransitGateway", { ...props }));

describe("net-tgw-accept (C-016)", () => {
  it("somebody is asked, unless somebody says otherwise", () => {
    for (const autoAcceptSharedAttachments of ["enable", "ENABLE"]) {
      expect(gateway({ autoAcceptSharedAttachments })).to.deep.equal([
        "violation autoAcceptSharedAttachments: networks of whichever account it is shared with are attached, and nobody is asked",
      ]);
    }
    expect(gateway({ autoAcceptSharedAttachments: "disable" })).to.deep.equal([]);
    expect(gateway({})).to.deep.equal([]);
    expect(gateway({ autoAcceptSharedAttachments: unknown })).to.have.length(1);
  });
});
