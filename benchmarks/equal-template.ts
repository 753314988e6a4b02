/** A resource that both checkers can be asked about, written well or carelessly. */
interface Specimen {
  /** The resource's type in Terraform, and its attributes. */
  readonly terraform: { readonly type: string; readonly good: string; readonly bad: string };
  /** The same for Pulumi. */
  readonly pulumi: { readonly type: string; readonly good: object; readonly bad: object };
  /** What is wrong with the careless one, in each checker's words: Checkov's id → ours. */
  readonly wrong: Readonly<Record<string, string>>;
}

const DATABASE = `engine = "postgres"\n  instance_class = "db.t3.micro"\n  allocated_storage = 20`;
const GROUP = (cidr: string) =>
  `description = "web"\n  ingress {\n    description = "ssh"\n    protocol = "tcp"\n    from_port = 22\n    to_port = 22\n    cidr_blocks = ["${cidr}"]\n  }`;
const ingress = (cidr: string) => ({
  description: "web",
  ingress: [{ description: "ssh", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] }],
});

const SPECIMENS: readonly Specimen[] = [
  {
    terraform: {
      type: "aws_db_instance",
      good: `${DATABASE}\n  storage_encrypted = true\n  publicly_accessible = false`,
      bad: `${DATABASE}\n  storage_encrypted = false\n  publicly_accessible = true`,
    },
    pulumi: {
      type: "aws:rds/instance:Instance",
      good: { engine: "postgres", storageEncrypted: true, publiclyAccessible: false },
      bad: { engine: "postgres", storageEncrypted: false, publiclyAccessible: true },
    },
    wrong: { CKV_AWS_16: "rds-encrypted", CKV_AWS_17: "rds-public" },
  },
  {
    terraform: { type: "aws_security_group", good: GROUP("10.0.0.0/8"), bad: GROUP("0.0.0.0/0") },
    pulumi: { type: "aws:ec2/securityGroup:SecurityGroup", good: ingress("10.0.0.0/8"), bad: ingress("0.0.0.0/0") },
    wrong: { CKV_AWS_24: "net-sg-admin-port" },
  },
  {
    terraform: { type: "aws_kms_key", good: "enable_key_rotation = true", bad: "enable_key_rotation = false" },
    pulumi: { type: "aws:kms/key:Key", good: { enableKeyRotation: true }, bad: { enableKeyRotation: false } },
    wrong: { CKV_AWS_7: "kms-rotation" },
  },
  {
    terraform: {
      type: "aws_ebs_volume",
      good: `availability_zone = "us-east-1a"\n  size = 8\n  encrypted = true`,
      bad: `availability_zone = "us-east-1a"\n  size = 8\n  encrypted = false`,
    },
    pulumi: {
      type: "aws:ebs/volume:Volume",
      good: { availabilityZone: "us-east-1a", size: 8, encrypted: true },
      bad: { availabilityZone: "us-east-1a", size: 8, encrypted: false },
    },
    wrong: { CKV_AWS_3: "ec2-ebs-encrypted" },
  },
  {
    terraform: {
      type: "aws_efs_file_system",
      good: "encrypted = true",
      bad: "encrypted = false",
    },
    pulumi: { type: "aws:efs/fileSystem:FileSystem", good: { encrypted: true }, bad: { encrypted: false } },
    wrong: { CKV_AWS_42: "efs-encrypted" },
  },
];

/** The same resources for both checkers, and what each has to find. */
export interface EqualTemplate {
  readonly terraform: string;
  readonly pulumi: string;
  /** Checkov's ids that are compared, with ours. */
  readonly rules: Readonly<Record<string, string>>;
  /** What is wrong: `rule name`. */
  readonly wrong: readonly string[];
  readonly resources: number;
}

/** Makes a template of so many copies of every specimen, one of two careless. */
export function equalTemplate(copies: number): EqualTemplate {
  const parts = SPECIMENS.flatMap((specimen, kind) =>
    Array.from({ length: copies }, (_, copy) => ({ specimen, name: `r${kind}_${copy}`, careless: copy % 2 === 0 })),
  );
  return {
    terraform: parts
      .map(({ specimen: { terraform }, name, careless }) => {
        const body = careless ? terraform.bad : terraform.good;
        return `resource "${terraform.type}" "${name}" {\n  ${body}\n}\n`;
      })
      .join("\n"),
    pulumi: JSON.stringify(
      parts.map(({ specimen: { pulumi }, name, careless }) => ({
        type: pulumi.type,
        name,
        props: careless ? pulumi.bad : pulumi.good,
      })),
    ),
    rules: Object.assign({}, ...SPECIMENS.map(({ wrong }) => wrong)),
    wrong: parts
      .filter(({ careless }) => careless)
      .flatMap(({ specimen, name }) => Object.values(specimen.wrong).map((rule) => `${rule} ${name}`))
      .toSorted(),
    resources: parts.length,
  };
}
