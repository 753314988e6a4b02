import { expect } from "chai";
import { openRemoteComponents } from "../../../simulator/construct/remote-components";
import { constructRequest, startMonitor } from "../construct/fake-monitor";

describe("awsx:ec2:DefaultVpc", () => {
  it("looks up the default network and sorts its subnets by their public addresses", async () => {
    const monitor = await startMonitor({
      invoke(token, args) {
        if (token === "aws:ec2/getVpc:getVpc") return { id: "vpc-default" };
        if (token === "aws:ec2/getSubnets:getSubnets") return { ids: ["subnet-open", "subnet-closed"] };
        return { id: args.id, mapPublicIpOnLaunch: args.id === "subnet-open" };
      },
    });
    const request = constructRequest(monitor, "awsx:ec2:DefaultVpc", "home", {});
    const response = await openRemoteComponents(process).construct(request, monitor.address);
    monitor.close();
    expect(response.getState()?.toJavaScript()).to.deep.equal({
      vpcId: "vpc-default",
      publicSubnetIds: ["subnet-open"],
      privateSubnetIds: ["subnet-closed"],
    });
    expect(monitor.children()).to.deep.equal(["awsx:ec2:DefaultVpc home"]);
  });
});
