/** A value of a resource: JSON, and in it `{ $ref: [resource, output] }` and `{ $secret: text }`. */
export type ProgramValue =
  | string
  | number
  | boolean
  | readonly ProgramValue[]
  | { readonly [name: string]: ProgramValue };

/** What a kind of resource may look at when it writes its values. */
export interface UnitView {
  /** A number that no other resource of the program has, from 0. */
  readonly slot: number;
  /** How many times it was changed in place. */
  readonly edition: number;
  /** How many times it was changed so that it has to be replaced. */
  readonly generation: number;
  /** The output of a resource that it needs. */
  readonly ref: (kind: string, output: string) => ProgramValue;
  /** The resource that it needs, as that one sees itself. */
  readonly target: (kind: string) => UnitView;
}

/** How resources of a kind are written, within what AWS allows. */
export interface ProgramKind {
  /** The class in @pulumi/aws, as module and name. */
  readonly type: readonly [string, string];
  /** The kinds of which it needs one each. */
  readonly needs?: readonly string[];
  /** Whether whatever it needs can have only one of it. */
  readonly alone?: boolean;
  /** How many a program may have, where an account's quota is low. */
  readonly most?: number;
  /** What a mutation may do to it: change it in place, or so that it is replaced. */
  readonly changes: readonly ("edition" | "generation")[];
  /** Whether it takes tags; the edition then is one of them. */
  readonly tagged?: boolean;
  readonly args: (unit: UnitView) => Readonly<Record<string, ProgramValue>>;
}

/** What every secret value holds, so that a plain one is found wherever it lies. */
export const canary = "canary-b1d5ings0ftly";

const both = ["edition", "generation"] as const;
const policy = (statement: Readonly<Record<string, ProgramValue>>) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
const network = ({ slot, generation }: UnitView) => `10.${slot + 20 * generation}`;

/** The kinds of resources that generated programs are made of. */
export const programKinds: Readonly<Record<string, ProgramKind>> = {
  vpc: {
    type: ["ec2", "Vpc"],
    // Five a region, of which one is the default; and a replaced one stands beside its successor for a while.
    most: 2,
    changes: both,
    tagged: true,
    args: (unit) => ({ cidrBlock: `${network(unit)}.0.0/16`, enableDnsHostnames: unit.edition % 2 === 0 }),
  },
  subnet: {
    type: ["ec2", "Subnet"],
    needs: ["vpc"],
    changes: both,
    tagged: true,
    args: (unit) => ({
      vpcId: unit.ref("vpc", "id"),
      cidrBlock: `${network(unit.target("vpc"))}.${unit.slot + 20 * unit.generation}.0/24`,
      availabilityZone: unit.slot % 2 === 0 ? "us-east-1a" : "us-east-1b",
    }),
  },
  association: {
    type: ["ec2", "RouteTableAssociation"],
    needs: ["subnet", "vpc"],
    alone: true,
    changes: [],
    args: (unit) => ({ subnetId: unit.ref("subnet", "id"), routeTableId: unit.ref("vpc", "mainRouteTableId") }),
  },
  gateway: {
    type: ["ec2", "InternetGateway"],
    needs: ["vpc"],
    alone: true,
    changes: ["edition"],
    tagged: true,
    args: (unit) => ({ vpcId: unit.ref("vpc", "id") }),
  },
  table: {
    type: ["ec2", "RouteTable"],
    needs: ["vpc"],
    changes: ["edition"],
    tagged: true,
    args: (unit) => ({ vpcId: unit.ref("vpc", "id") }),
  },
  route: {
    type: ["ec2", "Route"],
    needs: ["gateway", "vpc"],
    alone: true,
    changes: ["generation"],
    args: (unit) => ({
      routeTableId: unit.ref("vpc", "mainRouteTableId"),
      gatewayId: unit.ref("gateway", "id"),
      destinationCidrBlock: `192.0.${unit.slot + 20 * unit.generation}.0/24`,
    }),
  },
  securityGroup: {
    type: ["ec2", "SecurityGroup"],
    needs: ["vpc"],
    changes: both,
    tagged: true,
    args: (unit) => ({ vpcId: unit.ref("vpc", "id"), description: `generation ${unit.generation}` }),
  },
  ingress: {
    type: ["vpc", "SecurityGroupIngressRule"],
    needs: ["securityGroup"],
    changes: ["edition"],
    tagged: true,
    args: ({ ref, slot, edition }) => ({
      securityGroupId: ref("securityGroup", "id"),
      ipProtocol: "tcp",
      fromPort: 1000 + slot,
      toPort: 2000 + slot + edition,
      cidrIpv4: `198.51.${slot}.0/24`,
    }),
  },
  egress: {
    type: ["ec2", "SecurityGroupRule"],
    needs: ["securityGroup"],
    changes: both,
    args: ({ ref, slot, edition, generation }) => ({
      securityGroupId: ref("securityGroup", "id"),
      type: "egress",
      protocol: "tcp",
      fromPort: 3000 + slot,
      toPort: 4000 + slot,
      cidrBlocks: [`203.0.${slot}.0/24`, `203.0.${100 + generation}.0/24`],
      description: `edition ${edition}`,
    }),
  },
  role: {
    type: ["iam", "Role"],
    changes: both,
    tagged: true,
    args: ({ edition, generation }) => ({
      assumeRolePolicy: policy({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }),
      description: `edition ${edition}`,
      path: `/generation-${generation}/`,
    }),
  },
  policy: {
    type: ["iam", "Policy"],
    changes: both,
    args: ({ edition, generation }) => ({
      policy: policy({ Action: ["sns:Publish", "sns:Subscribe"].slice(edition % 2), Resource: "*" }),
      description: `generation ${generation}`,
    }),
  },
  attachment: {
    type: ["iam", "RolePolicyAttachment"],
    needs: ["role", "policy"],
    alone: true,
    changes: ["generation"],
    args: ({ ref, generation }) => ({
      role: ref("role", "name"),
      policyArn: generation % 2 === 0 ? ref("policy", "arn") : "arn:aws:iam::aws:policy/ReadOnlyAccess",
    }),
  },
  topic: {
    type: ["sns", "Topic"],
    changes: both,
    tagged: true,
    args: ({ slot, edition, generation }) => ({
      name: `topic-${slot}-${generation}`,
      displayName: `edition ${edition}`,
    }),
  },
  queue: {
    type: ["sqs", "Queue"],
    changes: both,
    tagged: true,
    args: ({ slot, edition, generation }) => ({
      name: `queue-${slot}-${generation}`,
      visibilityTimeoutSeconds: 30 + edition,
    }),
  },
  subscription: {
    type: ["sns", "TopicSubscription"],
    needs: ["topic", "queue"],
    alone: true,
    changes: ["edition"],
    args: ({ ref, edition }) => ({
      topic: ref("topic", "arn"),
      protocol: "sqs",
      endpoint: ref("queue", "arn"),
      rawMessageDelivery: edition % 2 === 1,
    }),
  },
  parameter: {
    type: ["ssm", "Parameter"],
    changes: both,
    tagged: true,
    args: ({ slot, edition, generation }) => ({
      name: `/programs/${slot}/${generation}`,
      type: "SecureString",
      value: { $secret: `${canary} ${slot} ${edition}` },
    }),
  },
  bucket: {
    type: ["s3", "Bucket"],
    changes: both,
    tagged: true,
    args: ({ slot, generation }) => ({ bucket: `causeway-programs-${slot}-${generation}`, forceDestroy: true }),
  },
  versioning: {
    type: ["s3", "BucketVersioning"],
    needs: ["bucket"],
    alone: true,
    changes: ["edition"],
    args: ({ ref, edition }) => ({
      bucket: ref("bucket", "id"),
      versioningConfiguration: { status: edition % 2 === 0 ? "Enabled" : "Suspended" },
    }),
  },
  logGroup: {
    type: ["cloudwatch", "LogGroup"],
    changes: both,
    tagged: true,
    args: ({ slot, edition, generation }) => ({
      name: `/programs/${slot}/${generation}`,
      retentionInDays: edition % 2 === 0 ? 30 : 90,
    }),
  },
  metricFilter: {
    type: ["cloudwatch", "LogMetricFilter"],
    needs: ["logGroup"],
    changes: both,
    args: ({ ref, slot, edition, generation }) => ({
      logGroupName: ref("logGroup", "name"),
      name: `errors-${slot}-${generation}`,
      pattern: edition % 2 === 0 ? "ERROR" : "FATAL",
      metricTransformation: { name: "Errors", namespace: "Programs", value: "1" },
    }),
  },
  eventRule: {
    type: ["cloudwatch", "EventRule"],
    changes: both,
    tagged: true,
    args: ({ slot, edition, generation }) => ({
      name: `rule-${slot}-${generation}`,
      scheduleExpression: `rate(${2 + edition} hours)`,
    }),
  },
  eventTarget: {
    type: ["cloudwatch", "EventTarget"],
    needs: ["eventRule", "topic"],
    changes: ["edition"],
    args: ({ ref, slot, edition }) => ({
      rule: ref("eventRule", "name"),
      arn: ref("topic", "arn"),
      targetId: `target-${slot}`,
      input: JSON.stringify({ edition }),
    }),
  },
  key: {
    type: ["kms", "Key"],
    changes: both,
    tagged: true,
    args: ({ edition, generation }) => ({
      description: `edition ${edition}`,
      deletionWindowInDays: 7,
      multiRegion: generation % 2 === 1,
    }),
  },
  alias: {
    type: ["kms", "Alias"],
    needs: ["key"],
    changes: ["generation"],
    args: ({ ref, slot, generation }) => ({
      name: `alias/programs-${slot}-${generation}`,
      targetKeyId: ref("key", "keyId"),
    }),
  },
  secret: {
    type: ["secretsmanager", "Secret"],
    changes: both,
    tagged: true,
    args: ({ slot, edition, generation }) => ({
      name: `programs/${slot}/${generation}`,
      description: `edition ${edition}`,
      recoveryWindowInDays: 0,
    }),
  },
  secretVersion: {
    type: ["secretsmanager", "SecretVersion"],
    needs: ["secret"],
    alone: true,
    changes: ["edition"],
    args: ({ ref, slot, edition }) => ({
      secretId: ref("secret", "id"),
      secretString: { $secret: `${canary} ${slot} ${edition}` },
    }),
  },
  items: {
    type: ["dynamodb", "Table"],
    changes: both,
    tagged: true,
    args: ({ edition, generation }) => ({
      attributes: [{ name: `id${generation}`, type: "S" }],
      hashKey: `id${generation}`,
      billingMode: "PAY_PER_REQUEST",
      pointInTimeRecovery: { enabled: edition % 2 === 1 },
    }),
  },
};
