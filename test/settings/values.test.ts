import { refuses, told } from "./refusals";

describe("the values of a stack file", () => {
  refuses([
    {
      title: "a missing account",
      stack: "dev",
      wrong: { accountId: undefined },
      told: [
        told("accountId", "nothing", "an account id: 12 digits, in quotes", 'add causeway:accountId: "111111111111"'),
      ],
      right: { accountId: "111111111111" },
    },
    {
      title: "a missing region (E-003)",
      stack: "dev",
      wrong: { "aws:region": undefined },
      told: [
        told("aws:region", "nothing", "the name of an AWS region, such as us-east-1", "add aws:region: us-east-1"),
      ],
      right: { "aws:region": "us-east-1" },
    },
    {
      title: "a region that AWS does not have (XI-06)",
      stack: "dev",
      wrong: { "aws:region": "us-esat-1" },
      told: [
        told("aws:region", '"us-esat-1"', "the name of an AWS region, such as us-east-1", "did you mean us-east-1?"),
      ],
      right: { "aws:region": "ap-south-1" },
    },
    {
      title: "an account id that is a number (D-001)",
      stack: "dev",
      wrong: { accountId: 111111111111 },
      told: [
        told(
          "accountId",
          "111111111111 (a number)",
          "an account id: 12 digits, in quotes",
          'put it in quotes: accountId: "111111111111"',
        ),
      ],
      right: { accountId: "111111111111" },
    },
    {
      title: "an account id that is too short (A-003)",
      stack: "dev",
      wrong: { accountId: "11111111111" },
      told: [
        told(
          "accountId",
          '"11111111111"',
          "an account id: 12 digits, in quotes",
          'write for example accountId: "111111111111"',
        ),
      ],
      right: { accountId: "111111111111" },
    },
    {
      title: "an unknown kind",
      stack: "dev",
      wrong: { kind: "enviroment" },
      told: [told("kind", '"enviroment"', "one of shared-services, environment", "did you mean environment?")],
      right: { kind: "environment" },
    },
    {
      title: "an unknown target",
      stack: "dev",
      wrong: { target: "embeded" },
      told: [told("target", '"embeded"', "one of embedded, local, aws", "did you mean embedded?")],
      right: { target: "embedded" },
    },
    {
      title: "a role that is no ARN (E-004)",
      stack: "dev",
      wrong: { deployRoleArn: "TerraformRole" },
      told: [
        told(
          "deployRoleArn",
          '"TerraformRole"',
          "the ARN of an IAM role",
          "write for example deployRoleArn: arn:aws:iam::111111111111:role/TerraformRole",
        ),
      ],
      right: { deployRoleArn: undefined },
    },
    {
      title: "an owner that is no tag value",
      stack: "dev",
      wrong: { owner: "you & me" },
      told: [
        told(
          "owner",
          '"you & me"',
          "a tag value: 1 to 256 letters, digits, spaces or _ . : / = + - @",
          "write for example owner: platform-team",
        ),
      ],
      right: { owner: "platform-team" },
    },
    {
      title: "an empty cost center",
      stack: "dev",
      wrong: { costCenter: "" },
      told: [
        told(
          "costCenter",
          '""',
          "a tag value: 1 to 256 letters, digits, spaces or _ . : / = + - @",
          "write for example costCenter: data-collection",
        ),
      ],
      right: { costCenter: "cc 1001" },
    },
    {
      title: "sharing with a stack that does not exist",
      stack: "dev",
      wrong: { sharesAccountWith: ["stagin"] },
      told: [
        told(
          "sharesAccountWith[0]",
          '"stagin"',
          "one of shared, dev, staging, prod, prod-pci",
          "did you mean staging?",
        ),
      ],
      right: { sharesAccountWith: [] },
    },
    {
      title: "a text where a list belongs",
      stack: "dev",
      wrong: { sharesAccountWith: "staging" },
      told: [
        told(
          "sharesAccountWith",
          '"staging"',
          "a list of stacks, each named once",
          "write for example sharesAccountWith: [dev]",
        ),
      ],
      right: { sharesAccountWith: [] },
    },
    {
      title: "a range with host bits (D-008)",
      stack: "dev",
      wrong: { vpcCidr: "10.1.2.0/16" },
      told: [
        told(
          "vpcCidr",
          '"10.1.2.0/16"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write 10.1.0.0/16, without host bits",
        ),
      ],
      right: { vpcCidr: "10.1.0.0/16" },
    },
    {
      title: "a range that is no range (D-007)",
      stack: "dev",
      wrong: { vpcCidr: "10.1.0.0" },
      told: [
        told(
          "vpcCidr",
          '"10.1.0.0"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "10.1.0.0/16" },
    },
    {
      title: "a range too small for four zones",
      stack: "dev",
      wrong: { vpcCidr: "10.1.0.0/21" },
      told: [
        told(
          "vpcCidr",
          '"10.1.0.0/21"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "10.1.0.0/20" },
    },
    {
      title: "a range larger than AWS allows",
      stack: "dev",
      wrong: { vpcCidr: "10.4.0.0/15" },
      told: [
        told(
          "vpcCidr",
          '"10.4.0.0/15"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "10.4.0.0/16" },
    },
    {
      title: "a public range",
      stack: "dev",
      wrong: { vpcCidr: "8.8.0.0/16" },
      told: [
        told(
          "vpcCidr",
          '"8.8.0.0/16"',
          "a private IPv4 range in CIDR notation, /16 to /20, without host bits: each of four zones takes a quarter, and each tier in it a quarter of that, at least a /24",
          "write for example vpcCidr: 10.1.0.0/16",
        ),
      ],
      right: { vpcCidr: "172.16.0.0/16" },
    },
    {
      title: "no zones",
      stack: "dev",
      wrong: { azCount: 0 },
      told: [
        told("azCount", "0 (a number)", "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 2 },
    },
    {
      title: "five zones",
      stack: "dev",
      wrong: { azCount: 5 },
      told: [
        told("azCount", "5 (a number)", "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 4 },
    },
    {
      title: "half a zone",
      stack: "dev",
      wrong: { azCount: 2.5 },
      told: [
        told(
          "azCount",
          "2.5 (a number)",
          "a whole number of availability zones, 1 to 4",
          "write for example azCount: 3",
        ),
      ],
      right: { azCount: 3 },
    },
    {
      title: "a number with leading zeros in quotes",
      stack: "dev",
      wrong: { azCount: "03" },
      told: [told("azCount", '"03"', "a whole number of availability zones, 1 to 4", "write for example azCount: 3")],
      right: { azCount: 3 },
    },
    {
      title: "a number in words",
      stack: "dev",
      wrong: { azCount: "three" },
      told: [
        told("azCount", '"three"', "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 3 },
    },
    {
      title: "nothing after a key",
      stack: "dev",
      wrong: { azCount: null },
      told: [
        told("azCount", "nothing", "a whole number of availability zones, 1 to 4", "write for example azCount: 3"),
      ],
      right: { azCount: 3 },
    },
    {
      title: "an unknown NAT strategy (D-011)",
      stack: "dev",
      wrong: { natStrategy: "perZone" },
      told: [told("natStrategy", '"perZone"', "one of single, perAz", "write for example natStrategy: perAz")],
      right: { natStrategy: "perAz" },
    },
    {
      title: "a truth value in capitals (XI-09)",
      stack: "dev",
      wrong: { adminIngressEnabled: "TRUE" },
      told: [told("adminIngressEnabled", '"TRUE"', "true or false", "write for example adminIngressEnabled: false")],
      right: { adminIngressEnabled: true },
    },
    {
      title: "a truth value by another name",
      stack: "dev",
      wrong: { adminIngressEnabled: "off" },
      told: [told("adminIngressEnabled", '"off"', "true or false", "write adminIngressEnabled: false")],
      right: { adminIngressEnabled: false },
    },
    {
      title: "an unknown field of a range",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network", lable: "x" }] },
      told: [told("devopsIpRanges[0].lable", "the unknown field lable", "only cidr and label", "did you mean label?")],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "an unknown field without a near name",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network", port: 22 }] },
      told: [told("devopsIpRanges[0].port", "the unknown field port", "only cidr and label", "delete port")],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "a range without label (E-015)",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.0/24" }] },
      told: [
        told(
          "devopsIpRanges[0].label",
          "nothing",
          "a label of 1 to 100 characters that says whose range it is",
          "add devopsIpRanges[0].label; for example devopsIpRanges: [{ cidr: 203.0.113.0/24, label: Office Network }]",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "a range of administrators with host bits",
      stack: "dev",
      wrong: { devopsIpRanges: [{ cidr: "203.0.113.7/24", label: "Office Network" }] },
      told: [
        told(
          "devopsIpRanges[0].cidr",
          '"203.0.113.7/24"',
          "an IPv4 or IPv6 range in CIDR notation, without host bits",
          "write 203.0.113.0/24, without host bits",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.7/32", label: "Office Network" }] },
    },
    {
      title: "a range named twice",
      stack: "dev",
      wrong: {
        devopsIpRanges: [
          { cidr: "203.0.113.0/24", label: "Office Network" },
          { cidr: "203.0.113.0/24", label: "Office Network" },
        ],
      },
      told: [told("devopsIpRanges[1]", "203.0.113.0/24 a second time", "each entry once", "delete one of the two")],
      right: {
        devopsIpRanges: [
          { cidr: "203.0.113.0/24", label: "Office Network" },
          { cidr: "203.0.114.0/24", label: "Office Network" },
        ],
      },
    },
    {
      title: "a list of texts where maps belong",
      stack: "dev",
      wrong: { devopsIpRanges: ["203.0.113.0/24"] },
      told: [
        told(
          "devopsIpRanges[0]",
          '"203.0.113.0/24"',
          "a map of cidr and label",
          "write for example devopsIpRanges: [{ cidr: 203.0.113.0/24, label: Office Network }]",
        ),
      ],
      right: { devopsIpRanges: [{ cidr: "203.0.113.0/24", label: "Office Network" }] },
    },
    {
      title: "an audit retention that is too short for anybody",
      stack: "dev",
      wrong: { auditRetentionDays: 89 },
      told: [
        told(
          "auditRetentionDays",
          "89 (a number)",
          "a whole number of days, 90 to 3653",
          "write for example auditRetentionDays: 365",
        ),
      ],
      right: { auditRetentionDays: 90 },
    },
    {
      title: "a log retention that CloudWatch does not have (D-088)",
      stack: "dev",
      wrong: { logRetentionDays: 31 },
      told: [
        told(
          "logRetentionDays",
          "31 (a number)",
          "a number of days among 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
          "write for example logRetentionDays: 30",
        ),
      ],
      right: { logRetentionDays: 60 },
    },
    {
      title: "an address that is no email address (E-110)",
      stack: "dev",
      wrong: { alertEmails: ["devops"] },
      told: [
        told("alertEmails[0]", '"devops"', "an email address", "write for example alertEmails: [devops@example.com]"),
      ],
      right: { alertEmails: ["devops@example.com"] },
    },
    {
      title: "an application name in capitals",
      stack: "dev",
      wrong: { appName: "DataCollection" },
      told: [
        told(
          "appName",
          '"DataCollection"',
          "1 to 32 lower case letters, digits and hyphens, from a letter on",
          "write for example appName: data-collection-service",
        ),
      ],
      right: { appName: "data-collection" },
    },
    {
      title: "a port beyond the last one (E-009)",
      stack: "dev",
      wrong: { appPort: 65536 },
      told: [told("appPort", "65536 (a number)", "a TCP port, 1 to 65535", "write for example appPort: 8080")],
      right: { appPort: 65535 },
    },
    {
      title: "a Kubernetes version without quotes",
      stack: "dev",
      wrong: { eksVersion: 1.3 },
      told: [
        told(
          "eksVersion",
          "1.3 (a number)",
          "a Kubernetes version in quotes, such as 1.34",
          'write for example eksVersion: "1.34"',
        ),
      ],
      right: { eksVersion: "1.30" },
    },
    {
      title: "a node type that is none",
      stack: "dev",
      wrong: { nodeInstanceType: "t3" },
      told: [
        told(
          "nodeInstanceType",
          '"t3"',
          "an EC2 instance type, such as t3.medium",
          "write for example nodeInstanceType: t3.medium",
        ),
      ],
      right: { nodeInstanceType: "t3.small" },
    },
    {
      title: "no nodes (E-148)",
      stack: "dev",
      wrong: { nodeCount: 0 },
      told: [told("nodeCount", "0 (a number)", "a whole number of nodes, 1 to 100", "write for example nodeCount: 3")],
      right: { nodeCount: 1 },
    },
    {
      title: "a capacity type in small letters (E-145)",
      stack: "dev",
      wrong: { nodeCapacityType: "spot" },
      told: [told("nodeCapacityType", '"spot"', "one of ON_DEMAND, SPOT", "did you mean SPOT?")],
      right: { nodeCapacityType: "SPOT" },
    },
    {
      title: "an instance class without db.",
      stack: "dev",
      wrong: { rdsInstanceClass: "t3.micro" },
      told: [
        told(
          "rdsInstanceClass",
          '"t3.micro"',
          "an RDS instance class, such as db.t3.micro",
          "write for example rdsInstanceClass: db.t3.micro",
        ),
      ],
      right: { rdsInstanceClass: "db.t3.micro" },
    },
    {
      title: "a disk that is too small",
      stack: "dev",
      wrong: { rdsAllocatedStorageGiB: 19 },
      told: [
        told(
          "rdsAllocatedStorageGiB",
          "19 (a number)",
          "a whole number of GiB, 20 to 65536",
          "write for example rdsAllocatedStorageGiB: 20",
        ),
      ],
      right: { rdsAllocatedStorageGiB: 20 },
    },
    {
      title: "backups that are switched off (E-115)",
      stack: "dev",
      wrong: { rdsBackupRetentionDays: 0 },
      told: [
        told(
          "rdsBackupRetentionDays",
          "0 (a number)",
          "a whole number of days, 1 to 35",
          "write for example rdsBackupRetentionDays: 7",
        ),
      ],
      right: { rdsBackupRetentionDays: 1 },
    },
    {
      title: "a standard that Security Hub does not have (E-103)",
      stack: "shared",
      wrong: { securityHubStandards: ["pci-ds"] },
      told: [
        told(
          "securityHubStandards[0]",
          '"pci-ds"',
          "one of aws-foundational-security-best-practices, cis-aws-foundations-benchmark, pci-dss, nist-800-53",
          "did you mean pci-dss?",
        ),
      ],
      right: { securityHubStandards: ["pci-dss"] },
    },
    {
      title: "an unknown key with a near name (D-007)",
      stack: "dev",
      wrong: { vpcCIDRs: "10.1.0.0/16" },
      told: [
        told(
          "vpcCIDRs",
          "the unknown key causeway:vpcCIDRs",
          "only settings that exist",
          "did you mean causeway:vpcCidr?",
        ),
      ],
      right: {},
    },
    {
      title: "an unknown key (D-007)",
      stack: "dev",
      wrong: { kafka: { brokers: 3 } },
      told: [
        told(
          "kafka",
          "the unknown key causeway:kafka",
          "only settings that exist",
          "delete the line; docs/reference/settings.md lists the settings",
        ),
      ],
      right: {},
    },
    {
      title: "an environment beside the stack's name (A-002)",
      stack: "dev",
      wrong: { environment: "dev" },
      told: [
        told(
          "environment",
          "the unknown key causeway:environment",
          "only settings that exist",
          "delete the line; the stack's name says which environment it is",
        ),
      ],
      right: {},
    },
    {
      title: "another key of the AWS provider",
      stack: "dev",
      wrong: { "aws:profile": "hunter2" },
      told: [
        told(
          "aws:profile",
          "the unknown key aws:profile",
          "only causeway: keys and aws:region",
          "delete the line; docs/reference/settings.md lists the settings",
        ),
      ],
      right: {},
    },
    {
      title: "a key of another provider",
      stack: "dev",
      wrong: { "gcp:project": "x" },
      told: [
        told(
          "gcp:project",
          "the unknown key gcp:project",
          "only causeway: keys and aws:region",
          "delete the line; docs/reference/settings.md lists the settings",
        ),
      ],
      right: {},
    },
    {
      title: "a key of another kind of stack",
      stack: "dev",
      wrong: { securityHubStandards: [] },
      told: [
        told(
          "securityHubStandards",
          "securityHubStandards in a stack of kind environment",
          "securityHubStandards only in stacks of kind shared-services",
          "delete the line",
        ),
      ],
      right: {},
    },
    {
      title: "an environment's key in shared services",
      stack: "shared",
      wrong: { appPort: 8080 },
      told: [
        told(
          "appPort",
          "appPort in a stack of kind shared-services",
          "appPort only in stacks of kind environment",
          "delete the line",
        ),
      ],
      right: {},
    },
    {
      title: "a secret (D-026)",
      stack: "dev",
      wrong: { owner: { secure: "v1:hunter2" } },
      told: [
        told(
          "owner",
          "a secret",
          "a plain value, since settings hold no secrets",
          "state the value plainly, or delete the line if it is a credential: those belong in Secrets Manager",
        ),
      ],
      right: { owner: "platform-team" },
    },
    {
      title: "a secret inside a list",
      stack: "dev",
      wrong: { alertEmails: [{ secure: "v1:hunter2" }] },
      told: [
        told(
          "alertEmails",
          "a secret",
          "a plain value, since settings hold no secrets",
          "state the value plainly, or delete the line if it is a credential: those belong in Secrets Manager",
        ),
      ],
      right: { alertEmails: [] },
    },
  ]);
});
