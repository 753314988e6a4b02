import { expect } from "chai";
import {
  type AlarmPlan,
  bastionAlarms,
  clusterAlarms,
  databaseAlarms,
  natAlarms,
} from "../../../components/observability/alarm-plan";
import { ResourceAlarms } from "../../../components/observability/resource-alarms";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const metrics = (plans: readonly AlarmPlan[]) => plans.map(({ namespace, metricName }) => `${namespace} ${metricName}`);

describe("alarm plan", () => {
  it("watches every NAT gateway for exhausted ports and dropped packets (E-006)", () => {
    const plans = natAlarms(["nat-1", "nat-2"]);
    expect(plans.map(({ key }) => key)).to.deep.equal(["nat-1-ports", "nat-1-drops", "nat-2-ports", "nat-2-drops"]);
    expect(metrics(plans.slice(0, 2))).to.deep.equal([
      "AWS/NATGateway ErrorPortAllocation",
      "AWS/NATGateway PacketsDropCount",
    ]);
    expect(plans[2]?.dimensions).to.deep.equal({ NatGatewayId: "nat-2" });
  });

  it("watches the database, its storage in bytes (E-110)", () => {
    const plans = databaseAlarms({ identifier: "db", allocatedStorageGiB: 20 });
    expect(metrics(plans)).to.deep.equal([
      "AWS/RDS CPUUtilization",
      "AWS/RDS FreeStorageSpace",
      "AWS/RDS FreeableMemory",
      "AWS/RDS DiskQueueDepth",
    ]);
    expect(plans[1]?.below).to.equal(2 * 1024 ** 3);
  });

  it("watches the control plane, the nodes and the bastion (E-110)", () => {
    expect(metrics(clusterAlarms({ clusterName: "c", autoScalingGroupName: "asg" }))).to.deep.equal([
      "AWS/EKS apiserver_request_total_5XX",
      "AWS/EKS scheduler_pending_pods_UNSCHEDULABLE",
      "AWS/EC2 CPUUtilization",
      "AWS/EC2 StatusCheckFailed",
    ]);
    expect(bastionAlarms("i-1")[0]?.dimensions).to.deep.equal({ InstanceId: "i-1" });
  });
});

describe("ResourceAlarms", () => {
  const topicArns = { critical: "arn:critical", warning: "arn:warning" };

  it("tell the topic of their urgency when raised and when over (E-110)", async () => {
    const alarms = databaseAlarms({ identifier: "db", allocatedStorageGiB: 20 });
    const { recorded } = await record(() => new ResourceAlarms("alarms", { scope, topicArns, alarms }));
    expect(recorded.get("alarms-database-storage").inputs).to.deep.equal({
      name: "causeway-dev-database-storage",
      alarmDescription: "Less than a tenth of the database's storage is free (bytes)",
      namespace: "AWS/RDS",
      metricName: "FreeStorageSpace",
      dimensions: { DBInstanceIdentifier: "db" },
      statistic: "Minimum",
      period: 300,
      evaluationPeriods: 1,
      comparisonOperator: "LessThanThreshold",
      threshold: 2147483648,
      treatMissingData: "notBreaching",
      alarmActions: ["arn:critical"],
      okActions: ["arn:critical"],
    });
    expect(recorded.get("alarms-database-cpu").inputs).to.deep.include({
      comparisonOperator: "GreaterThanThreshold",
      threshold: 80,
      alarmActions: ["arn:warning"],
    });
  });
});
