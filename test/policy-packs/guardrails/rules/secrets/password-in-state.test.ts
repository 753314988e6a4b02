import { expect } from "chai";
import { passwordInState } from "../../../../../policy-packs/guardrails/rules/secrets/password-in-state";
import { alone, resource, unknown } from "../../decide";

const on = (type: string, props: object) => alone(passwordInState, resource(type, { ...props }));
const given = (path: string) => [`violation ${path}: the password comes from the program and stays in its state`];

/** Each type with a password, where it is said, and the same without one. */
const cases: readonly (readonly [type: string, path: string, handed: object, kept: object])[] = [
  [
    "aws:redshift/cluster:Cluster",
    "masterPassword",
    { masterPassword: "hunter2" },
    { manageMasterPassword: true, masterPasswordWo: "hunter2" },
  ],
  [
    "aws:redshiftserverless/namespace:Namespace",
    "adminUserPassword",
    { adminUserPassword: "hunter2" },
    { manageAdminPassword: true },
  ],
  [
    "aws:docdb/elasticCluster:ElasticCluster",
    "adminUserPassword",
    { adminUserPassword: "hunter2", authType: "PLAIN_TEXT" },
    { adminUserPassword: "arn:aws:secretsmanager:us-east-1:1:secret:a", authType: "SECRET_ARN" },
  ],
  ...["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"].map(
    (type) =>
      [
        type,
        "advancedSecurityOptions.masterUserOptions.masterUserPassword",
        { advancedSecurityOptions: { masterUserOptions: { masterUserName: "a", masterUserPassword: "hunter2" } } },
        { advancedSecurityOptions: { masterUserOptions: { masterUserArn: "arn:aws:iam::1:role/search" } } },
      ] as const,
  ),
  [
    "aws:mq/broker:Broker",
    "users[1].password",
    { users: [{ username: "a" }, { username: "b", password: "hunter2" }] },
    { users: [{ username: "a" }] },
  ],
  [
    "aws:dms/endpoint:Endpoint",
    "password",
    { password: "hunter2" },
    { secretsManagerArn: "arn:aws:secretsmanager:us-east-1:1:secret:a" },
  ],
  [
    "aws:memorydb/user:User",
    "authenticationMode.passwords",
    { authenticationMode: { type: "password", passwords: ["hunter2"] } },
    { authenticationMode: { type: "iam" } },
  ],
  [
    "aws:codebuild/sourceCredential:SourceCredential",
    "token",
    { authType: "PERSONAL_ACCESS_TOKEN", token: "hunter2" },
    { authType: "CODECONNECTIONS", token: "arn:aws:codeconnections:us-east-1:1:connection/a" },
  ],
  [
    "aws:codepipeline/pipeline:Pipeline",
    "stages[0].actions[0].configuration.OAuthToken",
    { stages: [{ actions: [{ configuration: { OAuthToken: "hunter2" } }] }] },
    {
      stages: [{ actions: [{ configuration: { ConnectionArn: "arn:aws:codeconnections:us-east-1:1:connection/a" } }] }],
    },
  ],
  ...[
    "httpEndpointConfiguration.accessKey",
    "redshiftConfiguration.password",
    "splunkConfiguration.hecToken",
    "snowflakeConfiguration.privateKey",
  ].map((path) => {
    const [block = "", name = ""] = path.split(".");
    return [
      "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
      path,
      { [block]: { [name]: "hunter2" } },
      {
        [block]: {
          secretsManagerConfiguration: { enabled: true, secretArn: "arn:aws:secretsmanager:us-east-1:1:secret:a" },
        },
      },
    ] as const;
  }),
  [
    "aws:fsx/windowsFileSystem:WindowsFileSystem",
    "selfManagedActiveDirectory.password",
    { selfManagedActiveDirectory: { username: "join", password: "hunter2" } },
    { selfManagedActiveDirectory: { domainJoinServiceAccountSecret: "arn:aws:secretsmanager:us-east-1:1:secret:a" } },
  ],
  [
    "aws:quicksight/dataSource:DataSource",
    "credentials.credentialPair.password",
    { credentials: { credentialPair: { username: "reader", password: "hunter2" } } },
    { credentials: { secretArn: "arn:aws:secretsmanager:us-east-1:1:secret:a" } },
  ],
  ["aws:elasticache/user:User", "passwords", { passwords: ["hunter2"] }, { authenticationMode: { type: "iam" } }],
  [
    "aws:elasticache/user:User",
    "authenticationMode.passwords",
    { authenticationMode: { type: "password", passwords: ["hunter2"] } },
    { authenticationMode: { type: "no-password-required" } },
  ],
  ["aws:lightsail/database:Database", "masterPassword", { masterPassword: "hunter2" }, {}],
  ["aws:timestreaminfluxdb/dbInstance:DbInstance", "password", { password: "hunter2" }, { password: "" }],
];

/** What else takes a password by itself or in blocks, which are no lists. */
const plain: readonly (readonly [type: string, path: string])[] = [
  ["aws:cognito/user:User", "temporaryPassword"],
  ["aws:fsx/ontapFileSystem:OntapFileSystem", "fsxAdminPassword"],
  ["aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine", "svmAdminPassword"],
];

describe("password-in-state (K-19, B-028, D-026)", () => {
  for (const [type, path, handed, kept] of cases) {
    it(`${type} is not handed ${path}`, () => {
      expect(on(type, handed)).to.deep.equal(given(path));
      expect(on(type, kept)).to.deep.equal([]);
    });
  }

  for (const [type, path] of plain) {
    it(`${type} is not handed ${path}`, () => {
      const wrapped = (value: unknown) =>
        path.split(".").reduceRight<object>((inner, name, index, names) => {
          return { [name]: index === names.length - 1 ? value : inner };
        }, {});
      expect(on(type, wrapped("hunter2"))).to.deep.equal(given(path));
      expect(on(type, wrapped(undefined))).to.deep.equal([]);
    });
  }

  it("what can be told in no other way is left alone: it would have to be waived by everybody who has it", () => {
    const oidc = { type: "authenticate-oidc", authenticateOidc: { clientId: "app", clientSecret: "hunter2" } };
    expect(on("aws:lb/listener:Listener", { defaultActions: [oidc] })).to.deep.equal([]);
    expect(on("aws:directoryservice/directory:Directory", { password: "hunter2" })).to.deep.equal([]);
  });

  it("a password that is made later, or is marked as a secret, is one all the same", () => {
    const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    for (const password of [unknown, secret]) {
      expect(on("aws:dms/endpoint:Endpoint", { password })).to.deep.equal(given("password"));
    }
  });

  it("what it would be in is no pass when it is not known", () => {
    expect(on("aws:mq/broker:Broker", { users: unknown })).to.deep.equal([
      "unknown users: whether it holds a password is not known; decided at the update",
    ]);
    expect(on("aws:opensearch/domain:Domain", { advancedSecurityOptions: { masterUserOptions: unknown } })[0]).to.match(
      /^unknown advancedSecurityOptions.masterUserOptions: /,
    );
  });
});
