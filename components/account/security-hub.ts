import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, type Scope } from "../naming";
import { eventNotice } from "../observability/event-notice";
import { type SecurityStandard, standardArn } from "./security-standards";

const TYPE = "causeway:account:SecurityHub";

/** What a SecurityHub is made of. */
export interface SecurityHubArgs {
  readonly scope: Scope;
  /** The standards it checks; one added or removed touches no other. Source: setting. */
  readonly securityHubStandards: readonly SecurityStandard[];
  /** Whether findings of all regions are brought here: in one account of the platform. @default false */
  readonly aggregates?: boolean;
  /** Who is told of findings. Source: Notifications. */
  readonly securityTopicArn: pulumi.Input<string>;
}

/** New findings that cannot wait. */
const gravestFindings = {
  source: ["aws.securityhub"],
  "detail-type": ["Security Hub Findings - Imported"],
  detail: { findings: { Severity: { Label: ["CRITICAL", "HIGH"] }, Workflow: { Status: ["NEW"] } } },
};

/** One place for the findings of an account, and the standards that it is held to (C-032, E-103). */
export class SecurityHub extends pulumi.ComponentResource {
  public readonly hubArn: pulumi.Output<string>;

  constructor(name: string, args: SecurityHubArgs, opts?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, opts);
    const { scope } = args;

    const hub = new aws.securityhub.Account(
      `${name}-hub`,
      // Standards are chosen below, not by AWS's taste of the day.
      { enableDefaultStandards: false, autoEnableControls: true, controlFindingGenerator: "SECURITY_CONTROL" },
      { parent: this },
    );
    const onHub = { parent: this, dependsOn: [hub] };
    for (const standard of args.securityHubStandards) {
      new aws.securityhub.StandardsSubscription(
        `${name}-${standard}`,
        { standardsArn: standardArn(standard, scope.region) },
        onHub,
      );
    }
    if (args.aggregates ?? false) {
      new aws.securityhub.FindingAggregator(`${name}-regions`, { linkingMode: "ALL_REGIONS" }, onHub);
    }
    eventNotice(
      `${name}-findings`,
      {
        ruleName: physicalName(scope, "findings"),
        description: "Security Hub has a new finding of high or critical severity",
        pattern: gravestFindings,
        topicArn: args.securityTopicArn,
      },
      this,
    );

    this.hubArn = hub.arn;
    this.registerOutputs({ hubArn: this.hubArn });
  }
}
