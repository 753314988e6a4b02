import { expect } from "chai";
import { rdsTls } from "../../../../../policy-packs/guardrails/rules/databases/rds-tls";
import { alone, resource, unknown } from "../../decide";

const answer = (type: string, props: object) => alone(rdsTls, resource(type, { ...props }));
const group = (family: unknown, parameters?: unknown, type = "aws:rds/parameterGroup:ParameterGroup") =>
  answer(type, { family, ...(parameters === undefined ? {} : { parameters }) });
const clusterGroup = (family: string, parameters?: unknown) =>
  group(family, parameters, "aws:rds/clusterParameterGroup:ClusterParameterGroup");
const instance = (props: object) => answer("aws:rds/instance:Instance", props);
const open = (parameter: string, is: string) => [
  `violation parameters: connections without TLS are accepted: ${parameter} is ${is}`,
];

describe("rds-tls (C-021, D-024)", () => {
  it("a group that requires TLS is accepted, in any spelling", () => {
    expect(group("postgres14", [{ name: "rds.force_ssl", value: "1" }])).to.deep.equal([]);
    expect(group("mysql8.0", [{ name: "require_secure_transport", value: "ON" }])).to.deep.equal([]);
    expect(clusterGroup("aurora-mysql8.0", [{ name: "require_secure_transport", value: 1 }])).to.deep.equal([]);
    expect(group("sqlserver-ee-16.0", { name: "rds.force_ssl", value: "1" })).to.deep.equal([]);
  });

  it("one that switches it off, or leaves an old default, is refused", () => {
    expect(group("postgres17", [{ name: "rds.force_ssl", value: "0" }])).to.deep.equal(open("rds.force_ssl", '"0"'));
    expect(group("postgres14", [{ name: "log_connections", value: "1" }])).to.deep.equal(
      open("rds.force_ssl", "not set, and off in postgres14"),
    );
    expect(group("mysql8.4")).to.deep.equal(open("require_secure_transport", "not set, and off in mysql8.4"));
    expect(clusterGroup("aurora-postgresql16")).to.deep.equal(
      open("rds.force_ssl", "not set, and off in aurora-postgresql16"),
    );
  });

  it("new defaults, engines with ways of their own and an Aurora instance's group are accepted as they are", () => {
    for (const family of ["postgres15", "mariadb11.8", "oracle-ee-19", "aurora-mysql8.0"]) {
      expect(group(family)).to.deep.equal([]);
    }
    expect(group(undefined)).to.deep.equal([]);
    expect(clusterGroup("aurora-postgresql17")).to.deep.equal([]);
  });

  it("DocumentDB requires TLS unless somebody says otherwise", () => {
    const type = "aws:docdb/clusterParameterGroup:ClusterParameterGroup";
    expect(group("docdb5.0", undefined, type)).to.deep.equal([]);
    expect(group("docdb5.0", [{ name: "tls", value: "tls1.3+" }], type)).to.deep.equal([]);
    expect(group("docdb5.0", [{ name: "tls", value: "disabled" }], type)).to.deep.equal(open("tls", '"disabled"'));
    expect(group("docdb5.0", unknown, type)).to.have.length(1);
  });

  it("a database without a group of its own has its engine's default", () => {
    const refused = (parameter: string) => [
      `violation parameterGroupName: connections without TLS are accepted: ${parameter} is off without a group that sets it`,
    ];
    expect(instance({ engine: "mysql", engineVersion: "8.0" })).to.deep.equal(refused("require_secure_transport"));
    expect(
      instance({ engine: "postgres", engineVersion: "14", parameterGroupName: "default.postgres14" }),
    ).to.deep.equal(refused("rds.force_ssl"));
    expect(instance({ engine: "postgres", engineVersion: "17.6" })).to.deep.equal([]);
    expect(instance({ engine: "oracle-ee" })).to.deep.equal([]);
    expect(instance({ engine: "mysql", engineVersion: "8.0", parameterGroupName: unknown })).to.deep.equal([]);
    expect(instance({ engine: "mysql", replicateSourceDb: "db" })).to.deep.equal([]);
    expect(answer("aws:rds/cluster:Cluster", { engine: "aurora-mysql" })).to.deep.equal([
      "violation dbClusterParameterGroupName: connections without TLS are accepted: require_secure_transport is off without a group that sets it",
    ]);
  });

  it("a proxy requires TLS, which it does not by itself", () => {
    const proxy = (props: object) => alone(rdsTls, resource("aws:rds/proxy:Proxy", { ...props }));
    const refused = ["violation requireTls: connections without TLS are accepted by the proxy"];
    expect(proxy({ requireTls: true })).to.deep.equal([]);
    expect(proxy({ requireTls: false })).to.deep.equal(refused);
    expect(proxy({})).to.deep.equal(refused);
    expect(proxy({ requireTls: unknown })[0]).to.match(/^unknown requireTls: /);
  });

  it("what is not known is no pass", () => {
    const whether = "unknown parameters: whether rds.force_ssl is on is not known; decided at the update";
    expect(group("postgres14", unknown)).to.deep.equal([whether]);
    expect(group("postgres14", [{ name: "rds.force_ssl", value: unknown }])).to.deep.equal([whether]);
    expect(group("postgres14", [unknown])).to.deep.equal([whether]);
    expect(group(unknown)).to.deep.equal([
      "unknown family: which engine the group is for is not known; decided at the update",
    ]);
    expect(instance({ engine: "mysql", engineVersion: unknown })).to.deep.equal([
      "unknown engineVersion: whether mysql requires TLS by itself is not known; decided at the update",
    ]);
    expect(instance({ snapshotIdentifier: "s" })).to.deep.equal([
      "unknown engine: whether the engine requires TLS by itself is not known; decided at the update",
    ]);
  });

  it("a warehouse requires it in its group, by the family where nothing is set", () => {
    const of = (family: unknown, value?: unknown) =>
      group(
        family,
        value === undefined ? [] : [{ name: "require_ssl", value }],
        "aws:redshift/parameterGroup:ParameterGroup",
      );
    expect(of("redshift-1.0", "true")).to.deep.equal([]);
    expect(of("redshift-2.0")).to.deep.equal([]);
    expect(of("redshift-1.0")).to.deep.equal(open("require_ssl", "not set, and off in redshift-1.0"));
    expect(of("redshift-2.0", "false")).to.deep.equal(open("require_ssl", '"false"'));
    expect(of(unknown)[0]).to.match(/^unknown family: /);
    expect(of(unknown, "true")).to.deep.equal([]);
    expect(of("redshift-1.0", unknown)[0]).to.match(/^unknown parameters: /);
    const cluster = (props: object) => answer("aws:redshift/cluster:Cluster", props);
    expect(cluster({ clusterParameterGroupName: "default.redshift-1.0" })).to.deep.equal([
      "violation clusterParameterGroupName: connections without TLS are accepted: require_ssl is off in default.redshift-1.0",
    ]);
    expect(cluster({ clusterParameterGroupName: "default.redshift-2.0" })).to.deep.equal([]);
    expect(cluster({})).to.deep.equal([]);
    const workgroup = (...configParameters: object[]) =>
      answer("aws:redshiftserverless/workgroup:Workgroup", { configParameters });
    expect(workgroup({ parameterKey: "require_ssl", parameterValue: "false" })).to.deep.equal([
      'violation configParameters: connections without TLS are accepted: require_ssl is "false"',
    ]);
    expect(workgroup({ parameterKey: "require_ssl", parameterValue: "true" })).to.deep.equal([]);
    expect(workgroup({ parameterKey: "search_path", parameterValue: "public" })).to.deep.equal([]);
    expect(answer("aws:redshiftserverless/workgroup:Workgroup", { configParameters: unknown })[0]).to.match(
      /^unknown configParameters: /,
    );
  });

  it("a graph requires it unless its group says otherwise", () => {
    const of = (value?: string) =>
      group(
        "neptune1.3",
        value === undefined ? [] : [{ name: "neptune_enforce_ssl", value }],
        "aws:neptune/clusterParameterGroup:ClusterParameterGroup",
      );
    expect(of("0")).to.deep.equal(open("neptune_enforce_ssl", '"0"'));
    expect(of("1")).to.deep.equal([]);
    expect(of()).to.deep.equal([]);
  });
});
