import { expect } from "chai";
import { rdsService } from "../../../../simulator/aws/rds/service";
import * as types from "../../../../simulator/aws/types";
import { textOf } from "../../../../simulator/values";
import { refusal } from "../../law-world";
import { awsWorld } from "../aws-world";

function database() {
  const world = awsWorld();
  const { vpc, subnetIds } = world.network();
  const group = world.create(types.dbSubnetGroupType, { name: "data", subnetIds });
  const inputs = {
    identifier: "main",
    engine: "postgres",
    engineVersion: "17.6",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    username: "root",
    password: "correct-horse",
    dbSubnetGroupName: "data",
    skipFinalSnapshot: true,
  };
  return { world, vpc, subnetIds, group, inputs };
}

describe("databaseLaw", () => {
  it("answers with an address, and keeps its identifier to itself", () => {
    const { world, inputs } = database();
    const made = world.create(types.databaseType, inputs);
    expect(made.outputs).to.include({
      status: "available",
      port: 5432,
      arn: "arn:aws:rds:eu-west-1:111111111111:db:main",
    });
    expect(made.outputs.endpoint).to.match(/^main\.[0-9a-f]{12}\.eu-west-1\.rds\.amazonaws\.com:5432$/);
    expect(refusal(() => world.create(types.databaseType, inputs))).to.equal(
      "DBInstanceAlreadyExists: DB instance already exists",
    );
    const renamed = world.update(made, { ...inputs, identifier: "other" });
    expect(renamed.id).to.equal(made.id);
    expect(renamed.outputs.arn).to.equal("arn:aws:rds:eu-west-1:111111111111:db:other");
  });

  it("does not go while protected, nor without a last snapshot or the word that none is wanted", () => {
    const { world, inputs } = database();
    const made = world.create(types.databaseType, { ...inputs, deletionProtection: true, skipFinalSnapshot: false });
    expect(refusal(() => world.remove(made))).to.equal(
      "InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.",
    );
    const open = world.update(made, { ...inputs, skipFinalSnapshot: false });
    expect(refusal(() => world.remove(open))).to.equal(
      "InvalidParameterCombination: finalSnapshotIdentifier is required when skipFinalSnapshot is false; give one, or set skipFinalSnapshot.",
    );
    world.remove(world.update(open, { ...inputs, finalSnapshotIdentifier: "last" }));
  });

  it("refuses what does not fit together", () => {
    const { world, inputs, vpc } = database();
    const made = (more: object) => refusal(() => world.create(types.databaseType, { ...inputs, ...more }));
    expect(made({ dbSubnetGroupName: "none" })).to.equal(
      "DBSubnetGroupNotFoundFault: DBSubnetGroup 'none' does not exist.",
    );
    expect(made({ parameterGroupName: "none" })).to.equal("DBParameterGroupNotFound: DBParameterGroup not found: none");
    expect(made({ multiAz: true, availabilityZone: "eu-west-1a" })).to.equal(
      "InvalidParameterCombination: Requesting a specific availability zone is not valid for Multi-AZ instances.",
    );
    expect(made({ kmsKeyId: "k" })).to.equal("NotFoundException: Key 'k' does not exist");
    const other = world.create(types.vpcType, { cidrBlock: "10.1.0.0/16" });
    const theirs = textOf(other.outputs, "defaultSecurityGroupId") ?? "";
    expect(made({ vpcSecurityGroupIds: [theirs] })).to.equal(
      `InvalidParameter: Security group ${theirs} and subnet belong to different networks (${other.id} and ${vpc.id}).`,
    );
    const small = world.create(types.databaseType, inputs);
    expect(refusal(() => world.update(small, { ...inputs, allocatedStorage: 10 }))).to.equal(
      "InvalidParameterCombination: Requested allocated storage must be greater than or equal to the existing 20 GiB; got 10.",
    );
  });

  it("goes up in versions, over a major one only when that is allowed", () => {
    const { world, inputs } = database();
    const made = world.create(types.databaseType, inputs);
    const to = (engineVersion: string, more = {}) => world.update(made, { ...inputs, engineVersion, ...more });
    expect(refusal(() => to("16.9"))).to.equal(
      "InvalidParameterCombination: Cannot upgrade postgres from 17.6 to 16.9",
    );
    expect(refusal(() => to("18.1"))).to.equal(
      "InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version (from 17.6 to 18.1). Set allowMajorVersionUpgrade.",
    );
    expect(to("17.7").outputs.engineVersion).to.equal("17.7");
    expect(to("17").outputs.engineVersion).to.equal("17");
    expect(to("18.1", { allowMajorVersionUpgrade: true }).outputs.engineVersionActual).to.equal("18.1");
  });

  it("is imported by its identifier, or by its id", () => {
    const { world, inputs } = database();
    const made = world.create(types.databaseType, { ...inputs, identifier: "main" });
    const imported = (name: string) =>
      rdsService.laws[types.databaseType]?.importedId?.(name, world.context(types.databaseType));
    expect([imported("main"), imported(made.id), imported("other")]).to.deep.equal([made.id, made.id, undefined]);
  });

  it("takes parameters of its own family", () => {
    const { world, inputs } = database();
    world.create(types.dbParameterGroupType, { name: "old", family: "postgres16" });
    expect(refusal(() => world.create(types.databaseType, { ...inputs, parameterGroupName: "old" }))).to.equal(
      "InvalidParameterCombination: The Parameter Group old with DBParameterGroupFamily postgres16 can't be used for this instance. Please use a Parameter Group with DBParameterGroupFamily postgres17.",
    );
    world.create(types.databaseType, { ...inputs, engineVersion: "16.9", parameterGroupName: "old" });
  });

  it("has an engine, a class and storage that RDS knows", () => {
    const { world, inputs } = database();
    const problems = (more: object) => world.problems(types.databaseType, { ...inputs, ...more });
    expect(problems({ engine: "aurora-postgresql" })).to.deep.equal([
      'engine: "aurora-postgresql" is no engine of a DB instance; expected one such as postgres, mysql or mariadb (Aurora\'s are engines of a Cluster).',
    ]);
    expect(problems({ instanceClass: "t4g.micro" })).to.deep.equal([
      "instanceClass: Invalid DB Instance class: t4g.micro; expected one such as db.t4g.micro.",
    ]);
    expect(problems({ allocatedStorage: 1 })).to.deep.equal([
      "allocatedStorage: allocatedStorage is 1; expected 5 to 65536 GiB.",
    ]);
    expect(problems({ allocatedStorage: 10 })).to.deep.equal([]);
    expect(problems({ allocatedStorage: 10, storageType: "gp3" })).to.deep.equal([
      "allocatedStorage: allocatedStorage is 10; expected 20 to 65536 GiB of gp3.",
    ]);
    expect(problems({ allocatedStorage: 10, engine: "sqlserver-ex" })).to.include(
      "allocatedStorage: allocatedStorage is 10; expected 20 to 65536 GiB.",
    );
    expect(problems({ allocatedStorage: 50, storageType: "io1" })).to.deep.equal([
      "allocatedStorage: allocatedStorage is 50; expected 100 to 65536 GiB of io1.",
    ]);
    expect(problems({ allocatedStorage: 5, storageType: "standard" })).to.deep.equal([]);
  });

  it("has no user that its engine keeps for itself, and a database of letters and digits", () => {
    const { world, inputs } = database();
    const problems = (more: object) => world.problems(types.databaseType, { ...inputs, ...more });
    expect(problems({ username: "admin" })).to.deep.equal([
      "username: MasterUsername admin cannot be used as it is a reserved word used by the engine; choose another name.",
    ]);
    expect(problems({ engine: "mysql", username: "admin" })).to.deep.equal([]);
    expect(problems({ dbName: "my-app" })).to.deep.equal([
      'dbName: "my-app" is no name of a database; expected a letter, then up to 62 letters, digits and underscores.',
    ]);
    expect(problems({ dbName: "my_app" })).to.deep.equal([]);
  });

  it("has a version of its own engine where none is given", () => {
    const { world, inputs } = database();
    const { engineVersion: _, ...rest } = inputs as { engineVersion?: string };
    const version = (engine: string, identifier: string) =>
      world.create(types.databaseType, { ...rest, engine, identifier }).outputs.engineVersionActual;
    expect([version("postgres", "p"), version("mysql", "m"), version("mariadb", "a")]).to.deep.equal([
      "17.6",
      "8.4.7",
      "11.4.8",
    ]);
  });

  it("has the whole version of one that is given in part", () => {
    const { world, inputs } = database();
    const version = (engine: string, engineVersion: string, identifier: string) =>
      world.create(types.databaseType, { ...inputs, engine, engineVersion, identifier }).outputs.engineVersionActual;
    expect([
      version("postgres", "17", "p"),
      version("mysql", "8.4", "m"),
      version("mysql", "8.0", "n"),
      version("mariadb", "11.4", "a"),
      version("mariadb", "10.11.9", "b"),
    ]).to.deep.equal(["17.6", "8.4.7", "8.0.44", "11.4.8", "10.11.9"]);
  });

  it("looks at names, sizes and passwords before anything is made", () => {
    const { world, inputs } = database();
    const problems = (more: object) => world.problems(types.databaseType, { ...inputs, ...more });
    expect(problems({})).to.deep.equal([]);
    expect(problems({ identifier: "Main-" })[0]).to.match(/^identifier: "Main-" is no identifier of a database/);
    expect(problems({ backupRetentionPeriod: 36 })).to.deep.equal([
      "backupRetentionPeriod: backupRetentionPeriod is 36; expected 0 to 35 days.",
    ]);
    expect(problems({ monitoringInterval: 60 })).to.deep.equal([
      "monitoringRoleArn: A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
    ]);
    expect(problems({ password: "short" })[0]).to.not.include("short");
    expect(problems({ manageMasterUserPassword: true })).to.deep.equal([
      "password: password and manageMasterUserPassword are both given; give one of them.",
    ]);
    expect(problems({ maxAllocatedStorage: 10 })).to.deep.equal([
      "maxAllocatedStorage: maxAllocatedStorage 10 GiB is less than allocatedStorage 20 GiB.",
    ]);
  });
});

describe("groups of databases", () => {
  it("cover two zones of one VPC", () => {
    const { world, subnetIds } = database();
    expect(
      refusal(() => world.create(types.dbSubnetGroupType, { name: "few", subnetIds: subnetIds.slice(0, 1) })),
    ).to.equal(
      "DBSubnetGroupDoesNotCoverEnoughAZs: DB subnet group few: Subnets specified must be in at least two different AZs; got eu-west-1a.",
    );
    expect(refusal(() => world.create(types.dbSubnetGroupType, { name: "data", subnetIds }))).to.equal(
      "DBSubnetGroupAlreadyExists: The DB subnet group 'data' already exists.",
    );
    expect(world.problems(types.dbSubnetGroupType, { name: "Data", subnetIds })[0]).to.match(
      /^name: "Data" is no name of a database group/,
    );
  });

  it("stay, with their subnets, while a database is in them", () => {
    const { world, group, inputs, subnetIds } = database();
    const parameters = world.create(types.dbParameterGroupType, { name: "tuned", family: "postgres17" });
    const made = world.create(types.databaseType, { ...inputs, parameterGroupName: "tuned" });
    expect(refusal(() => world.remove(group))).to.equal(
      "InvalidDBSubnetGroupStateFault: Cannot delete the subnet group 'data' because at least one database instance: main is still using it.",
    );
    expect(refusal(() => world.remove(parameters))).to.equal(
      "InvalidDBParameterGroupState: One or more database instances are still members of this parameter group tuned (main), so the group cannot be deleted.",
    );
    expect(refusal(() => world.update(group, { name: "data", subnetIds: subnetIds.slice(0, 2) }))).to.equal(
      `SubnetAlreadyInUse: Some of the subnets to be deleted are currently in use: ${subnetIds[2]} (main).`,
    );
    expect(refusal(() => world.remove({ ...group, type: types.subnetType, id: subnetIds[0] ?? "" }))).to.match(
      /^DependencyViolation/,
    );
    for (const one of [made, parameters, group]) world.remove(one);
  });

  it("set each parameter once", () => {
    const { world } = database();
    const parameter = { name: "log_statement", value: "all" };
    expect(
      world.problems(types.dbParameterGroupType, {
        name: "x",
        family: "postgres17",
        parameters: [parameter, parameter],
      }),
    ).to.deep.equal(["parameters: the parameter log_statement is set twice; keep one of them."]);
    world.create(types.dbParameterGroupType, { name: "x", family: "postgres17", parameters: [parameter] });
    expect(refusal(() => world.create(types.dbParameterGroupType, { name: "x", family: "postgres17" }))).to.equal(
      "DBParameterGroupAlreadyExists: Parameter group x already exists",
    );
  });
});
