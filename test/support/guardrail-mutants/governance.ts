import { add, inProduction, inShared, type Mutants, set, withOptions, without } from "./mutant";

/** Changes that the guardrails of cost, names, places and tags must catch. */
export const governanceMutants: Mutants = {
  "budget-exists": [
    inShared("nobody is told of the bill", without("cost-monthly-budget")),
    inProduction("the budget tells nobody", set("cost-monthly-budget", { notifications: [] })),
  ],
  "cost-dev-caps": [
    { ...inProduction("brokers that run all night in dev", add("aws:msk/cluster:Cluster", {})), environment: "dev" },
    {
      ...inProduction("a job with twenty workers in dev", add("aws:glue/job:Job", { numberOfWorkers: 20 })),
      environment: "dev",
    },
  ],
  "cost-instance-size": [
    inProduction("the database is very big", set("database-instance", { instanceClass: "db.r6g.16xlarge" })),
    inShared("a machine as big as production's", add("aws:ec2/instance:Instance", { instanceType: "m5.4xlarge" })),
  ],
  "cost-nat-count": [
    inProduction("a zone depends on another's NAT gateway", without("aws:ec2/natGateway:NatGateway::network-vpc-3")),
    {
      ...inProduction(
        "dev has one NAT gateway more",
        add(
          "aws:ec2/natGateway:NatGateway",
          {},
          {
            from: { subnetId: "aws:ec2/subnet:Subnet::network-vpc-public-1" },
          },
        ),
      ),
      environment: "dev",
    },
  ],
  "naming-convention": [
    inProduction(
      "production's database is named for dev",
      set("database-instance", { identifier: "causeway-dev-database" }),
    ),
  ],
  "opaque-iac": [
    inProduction(
      "a chart that nobody has looked at",
      add("kubernetes:helm.sh/v3:Release", { chart: "redis", repositoryOpts: { repo: "https://charts.example.org" } }),
    ),
    inProduction("a Terraform module", add("vpcmod:index:Module", { cidr: "10.0.0.0/16" })),
    inProduction("a CloudFormation template", add("aws:cloudformation/stack:Stack", { templateBody: "{}" })),
  ],
  "protect-stateful": [
    inProduction(
      "a change of the program deletes the database",
      withOptions("database-instance", { protect: false }),
      set("database-instance", { deletionProtection: false }),
    ),
    inProduction(
      "the trail's bucket goes with what is in it",
      withOptions("audit-bucket-bucket", { protect: false }),
      set("audit-bucket-bucket", { forceDestroy: true }),
    ),
  ],
  "region-allowed": [
    inProduction("a secret is copied to Frankfurt", set("secrets-app", { replicas: [{ region: "eu-central-1" }] })),
    inProduction(
      "images are copied to Frankfurt",
      add("aws:ecr/replicationConfiguration:ReplicationConfiguration", {
        replicationConfiguration: {
          rules: [{ destinations: [{ region: "eu-central-1", registryId: "111111111111" }] }],
        },
      }),
    ),
    inShared("a bucket in São Paulo", add("aws:s3/bucket:Bucket", { region: "sa-east-1" })),
  ],
  "tag-required": [
    inProduction(
      "a queue by a provider without our tags",
      add("aws:sqs/queue:Queue", { tags: { Environment: "prod-pci" } }, { provider: { region: "us-east-1" } }),
    ),
    inShared(
      "a topic of an environment that there is not",
      set("notifications-security", { tags: { Environment: "playground" } }),
    ),
  ],
};
