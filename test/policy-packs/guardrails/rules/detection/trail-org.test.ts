import { expect } from "chai";
import { trailOrg } from "../../../../../policy-packs/guardrails/rules/detection/trail-org";
import { alone, resource, together, unknown } from "../../decide";

const key = "arn:aws:kms:us-east-1:1:key/k";
const good = { isMultiRegionTrail: true, enableLogFileValidation: true, kmsKeyId: key };
const trail = (props: object = {}, name = "trail") =>
  resource("aws:cloudtrail/trail:Trail", { ...good, ...props }, { name });
const detector = resource("aws:guardduty/detector:Detector", {}, { name: "detector" });
const stack = (...facts: Parameters<typeof together>[1]) => together(trailOrg, facts);
const oneRegion = ["violation trail isMultiRegionTrail: the trail records one region only"];

describe("trail-org (C-031, E-122)", () => {
  it("each trail is on, validated and encrypted with a key of ours", () => {
    expect(alone(trailOrg, trail())).to.deep.equal([]);
    expect(alone(trailOrg, trail({ kmsKeyId: unknown }))).to.deep.equal([]);
    const none = { enableLogging: false, enableLogFileValidation: undefined, kmsKeyId: "alias/aws/s3" };
    expect(alone(trailOrg, trail(none))).to.deep.equal([
      "violation enableLogging: the trail is off",
      "violation enableLogFileValidation: nobody would notice that a record was changed",
      "violation kmsKeyId: the records are not encrypted with a key of ours",
    ]);
    expect(alone(trailOrg, trail({ enableLogFileValidation: unknown }))).to.have.length(1);
  });

  it("one trail records all regions; not set means one", () => {
    expect(stack(trail())).to.deep.equal([]);
    expect(stack(trail({ isMultiRegionTrail: undefined }))).to.deep.equal(oneRegion);
    expect(stack(trail({ isMultiRegionTrail: false }), trail({}, "other"))).to.deep.equal([]);
    expect(stack(trail({ includeGlobalServiceEvents: false }))).to.deep.equal([
      "violation trail includeGlobalServiceEvents: the trail does not record what is done to users and roles",
    ]);
  });

  it("a trail of data does not stand for one of everything, where the account is looked after", () => {
    const dataOnly = [
      { eventSelectors: [{ includeManagementEvents: false }] },
      { eventSelectors: [{ readWriteType: "WriteOnly" }] },
      { advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }] }] },
      {
        advancedEventSelectors: [
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: "readOnly", equals: ["true"] },
            ],
          },
        ],
      },
    ];
    for (const selectors of dataOnly) {
      expect(stack(trail(selectors), detector)).to.deep.equal([
        "violation detector : no trail records what is done in the account",
      ]);
      expect(stack(trail({ ...selectors, isMultiRegionTrail: false }))).to.deep.equal([]);
    }
    const both = [{ fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }];
    expect(stack(trail({ advancedEventSelectors: both }), detector)).to.deep.equal([]);
    expect(stack(trail({ eventSelectors: [{ readWriteType: "All" }] }), detector)).to.deep.equal([]);
    const several = [{ includeManagementEvents: false }, { readWriteType: "All" }];
    expect(stack(trail({ eventSelectors: several }), detector)).to.deep.equal([]);
    const fields = [
      { field: "resources.type", equals: ["AWS::S3::Object"] },
      { field: "eventCategory", equals: ["Data", "Management"] },
    ];
    expect(stack(trail({ advancedEventSelectors: [{ fieldSelectors: fields }] }), detector)).to.deep.equal([]);
  });

  it("a trail leaves nobody and nothing out, but sources that are loud", () => {
    const management = { field: "eventCategory", equals: ["Management"] };
    const selecting = (...selectors: object[][]) =>
      stack(trail({ advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })) }));
    const without = (field: string, value: string) => ({ field, notEquals: [value] });
    const somebody = without("userIdentity.arn", "arn:aws:iam::111111111111:user/somebody");
    const left = (field: string) => [
      `violation trail advancedEventSelectors: the trail leaves out what is done, by ${field}`,
    ];
    expect(selecting([management])).to.deep.equal([]);
    expect(selecting([management, somebody])).to.deep.equal(left("userIdentity.arn"));
    expect(selecting([management, without("eventName", "DeleteTrail")])).to.deep.equal(left("eventName"));
    expect(selecting([management, without("eventSource", "iam.amazonaws.com")])).to.deep.equal(left("eventSource"));
    expect(selecting([management, without("eventSource", "kms.amazonaws.com")])).to.deep.equal([]);
    expect(selecting([management, { field: "eventSource", equals: ["kms.amazonaws.com"] }])).to.have.length(1);
    expect(selecting([management, somebody], [management])).to.deep.equal([]);
    const whole = trail({ advancedEventSelectors: [{ fieldSelectors: [management] }] }, "other");
    const narrow = trail({ advancedEventSelectors: [{ fieldSelectors: [management, somebody] }] });
    expect(stack(narrow, whole)).to.deep.equal([]);
  });

  it("without a trail only whoever looks after the account is told", () => {
    expect(stack(detector)).to.deep.equal(["violation detector : no trail records what is done in the account"]);
    expect(stack(resource("aws:s3/bucket:Bucket", {}))).to.deep.equal([]);
  });

  it("what is not known is no pass", () => {
    const open =
      "unknown trail : whether the trail records everything in all regions is not known; decided at the update";
    const unclear = [
      { isMultiRegionTrail: unknown },
      { eventSelectors: unknown },
      { eventSelectors: [{ readWriteType: unknown }] },
      { advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: [unknown] }] }] },
      { advancedEventSelectors: [{ fieldSelectors: [unknown] }] },
      {
        advancedEventSelectors: [
          {
            fieldSelectors: [
              { field: "eventCategory", equals: ["Management"] },
              { field: unknown, equals: ["x"] },
            ],
          },
        ],
      },
      { advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }, unknown] }] },
    ];
    for (const props of unclear) expect(stack(trail(props))).to.deep.equal([open]);
  });
});
