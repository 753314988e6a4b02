import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { eventNotice } from "../observability/event-notice";

const TYPE = "causeway:account:ThreatDetection";

/** What ThreatDetection is made of. */
export interface ThreatDetectionArgs {
  readonly scope: Scope;
  /** Who is told of findings. Source: Notifications. */
  readonly securityTopicArn: pulumi.Input<string>;
}

/** What GuardDuty looks at beyond its basic sources. */
const features = ["S3_DATA_EVENTS", "EKS_AUDIT_LOGS", "EBS_MALWARE_PROTECTION", "RDS_LOGIN_EVENTS"];

/** Findings of medium severity and above, on GuardDuty's scale of 0 to 10. */
const seriousFindings = {
  source: ["aws.guardduty"],
  "detail-type": ["GuardDuty Finding"],
  detail: { severity: [{ numeric: [">=", 4] }] },
};

/** Who watches over an account: GuardDuty for attacks, Access Analyzer for what others can reach. */
export class ThreatDetection extends pulumi.ComponentResource {
  public readonly detectorId: pulumi.Output<string>;

  constructor(name: string, args: ThreatDetectionArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);

    const detector = new aws.guardduty.Detector(
      `${name}-detector`,
      { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
      { parent: this },
    );
    for (const feature of features) {
      new aws.guardduty.DetectorFeature(
        `${name}-${feature.toLowerCase().replaceAll("_", "-")}`,
        { detectorId: detector.id, name: feature, status: "ENABLED" },
        { parent: this },
      );
    }
    eventNotice(
      `${name}-findings`,
      {
        ruleName: physicalName(args.scope, "threats"),
        description: "GuardDuty found something of medium severity or above",
        pattern: seriousFindings,
        topicArn: args.securityTopicArn,
      },
      this,
    );
    new aws.accessanalyzer.Analyzer(
      `${name}-analyzer`,
      { analyzerName: physicalName(args.scope, "access"), type: "ACCOUNT" },
      { parent: this },
    );

    this.detectorId = detector.id;
    this.registerOutputs({ detectorId: this.detectorId });
  }
}
