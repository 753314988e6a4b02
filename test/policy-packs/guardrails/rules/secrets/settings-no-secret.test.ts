import { expect } from "chai";
import { settingsNoSecret } from "../../../../../policy-packs/guardrails/rules/secrets/settings-no-secret";
import { alone, resource, unknown } from "../../decide";

const PASSWORD = "Xy7kQ2pLw9zR";
const JOB = "aws:batch/jobDefinition:JobDefinition";
const BUILD = "aws:codebuild/project:Project";
const GLUE = "aws:glue/job:Job";
const DOCUMENT = "aws:ssm/document:Document";
const APP = "aws:apprunner/service:Service";

const on = (type: string, props: object) => alone(settingsNoSecret, resource(type, { ...props }));
const build = (...environmentVariables: object[]) => on(BUILD, { environment: { environmentVariables } });
const holds = (path: string) => [`violation ${path}: it holds a value for DB_PASSWORD`];
const variable = { name: "DB_PASSWORD", value: PASSWORD };
const harmless = { name: "DB_HOST", value: "database.internal" };

describe("settings-no-secret (K-19, B-028, D-026)", () => {
  it("a build names its secrets", () => {
    const path = "environment.environmentVariables";
    expect(build(harmless, variable)).to.deep.equal(holds(`${path}.DB_PASSWORD`));
    expect(build({ ...variable, type: "PLAINTEXT" })).to.deep.equal(holds(`${path}.DB_PASSWORD`));
    for (const type of ["SECRETS_MANAGER", "PARAMETER_STORE"]) {
      expect(build(harmless, { ...variable, value: "production-db", type })).to.deep.equal([]);
    }
    expect(build({ ...variable, type: unknown })).to.deep.equal([
      `unknown ${path}: whether DB_PASSWORD holds a secret is not known; decided at the update`,
    ]);
  });

  it("a service names its secrets, made of an image or of code", () => {
    const image = (settings: object) =>
      on(APP, { sourceConfiguration: { imageRepository: { imageConfiguration: settings } } });
    const path = "sourceConfiguration.imageRepository.imageConfiguration.runtimeEnvironmentVariables.DB_PASSWORD";
    expect(image({ runtimeEnvironmentVariables: { DB_PASSWORD: PASSWORD } })).to.deep.equal(holds(path));
    expect(image({ runtimeEnvironmentSecrets: { DB_PASSWORD: "arn:aws:secretsmanager:…" } })).to.deep.equal([]);
    const runtimeEnvironmentVariables = { DB_PASSWORD: PASSWORD };
    const codeRepository = { codeConfiguration: { codeConfigurationValues: { runtimeEnvironmentVariables } } };
    expect(on(APP, { sourceConfiguration: { codeRepository } })).to.have.length(1);
    expect(on("aws:amplify/app:App", { environmentVariables: runtimeEnvironmentVariables })).to.have.length(1);
    expect(on("aws:amplify/app:App", { environmentVariables: { STAGE: "prod" } })).to.deep.equal([]);
  });

  it("a job's containers do, however it runs", () => {
    const environment = [harmless, variable];
    const forms = {
      containerProperties: JSON.stringify({ environment }),
      nodeProperties: JSON.stringify({ nodeRangeProperties: [{ container: { environment } }] }),
      ecsProperties: JSON.stringify({ taskProperties: [{ containers: [{ environment }] }] }),
      eksProperties: { podProperties: { containers: [{ envs: environment }] } },
    };
    for (const [name, form] of Object.entries(forms)) expect(on(JOB, { [name]: form }), name).to.have.length(1);
    expect(on(JOB, { containerProperties: JSON.stringify({ environment: [harmless] }) })).to.deep.equal([]);
    const secrets = [{ name: "DB_PASSWORD", valueFrom: "arn:aws:secretsmanager:…" }];
    expect(on(JOB, { containerProperties: JSON.stringify({ secrets }) })).to.deep.equal([]);
    const command = (...words: string[]) => on(JOB, { containerProperties: JSON.stringify({ command: words }) });
    expect(command("import", "--password", PASSWORD)).to.have.length(1);
    expect(command("import", "--password-file", "/run/password")).to.deep.equal([]);
    expect(on(JOB, { containerProperties: "no text" })).to.deep.equal([]);
  });

  it("a job of Glue is told where its secret is", () => {
    const path = "defaultArguments.--db_password";
    expect(on(GLUE, { defaultArguments: { "--db_password": PASSWORD } })).to.deep.equal([
      `violation ${path}: it holds a value for --db_password`,
    ]);
    expect(on(GLUE, { defaultArguments: { "--secret_name": "prod/db", "--TempDir": "s3://a/b" } })).to.deep.equal([]);
    expect(on(GLUE, { nonOverridableArguments: { "--token": PASSWORD } })).to.have.length(1);
  });

  it("a document asks for what it needs", () => {
    expect(on(DOCUMENT, { content: `mainSteps:\n - password: ${PASSWORD}\n` })).to.deep.equal([
      "violation content: it holds a value for password",
    ]);
    const asks = '{"parameters":{"password":{"type":"String"}},"mainSteps":[{"password":"{{ password }}"}]}';
    expect(on(DOCUMENT, { content: asks })).to.deep.equal([]);
  });

  it("what is not known is no pass; a name may be enough", () => {
    expect(on(JOB, { containerProperties: unknown })[0]).to.match(/^unknown containerProperties: /);
    expect(on(DOCUMENT, { content: unknown })[0]).to.match(/^unknown content: /);
    expect(build({ name: "DB_PASSWORD", value: unknown })).to.have.length(1);
    expect(build({ name: "DB_HOST", value: unknown })[0]).to.match(/^unknown environment.environmentVariables: /);
  });

  describe("wherever else settings are written", () => {
    const named = { DB_PASSWORD: PASSWORD };
    const listed = [harmless, variable];
    const kept = { DB_HOST: "database.internal" };
    const cases: readonly (readonly [type: string, path: string, of: (settings: unknown) => object, list?: true])[] = [
      [
        "aws:sagemaker/model:Model",
        "primaryContainer.environment",
        (environment) => ({ primaryContainer: { environment } }),
      ],
      ["aws:sagemaker/model:Model", "containers[0].environment", (environment) => ({ containers: [{ environment }] })],
      [
        "aws:synthetics/canary:Canary",
        "runConfig.environmentVariables",
        (environmentVariables) => ({ runConfig: { environmentVariables } }),
      ],
      [
        "aws:mskconnect/connector:Connector",
        "connectorConfiguration",
        (connectorConfiguration) => ({ connectorConfiguration }),
      ],
      [
        "aws:mwaa/environment:Environment",
        "airflowConfigurationOptions",
        (airflowConfigurationOptions) => ({ airflowConfigurationOptions }),
      ],
      [
        "aws:kinesisanalyticsv2/application:Application",
        "applicationConfiguration.environmentProperties.propertyGroups[0].propertyMap",
        (propertyMap) => ({
          applicationConfiguration: { environmentProperties: { propertyGroups: [{ propertyMap }] } },
        }),
      ],
      [
        "aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion",
        "containers[0].environment",
        (environment) => ({ containers: [{ environment }] }),
      ],
      [
        "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime",
        "environmentVariables",
        (environmentVariables) => ({ environmentVariables }),
      ],
      ["aws:apigateway/stage:Stage", "variables", (variables) => ({ variables })],
      ["aws:apigatewayv2/stage:Stage", "stageVariables", (stageVariables) => ({ stageVariables })],
      ["aws:elasticbeanstalk/environment:Environment", "settings", (settings) => ({ settings }), true],
      [
        "aws:elasticbeanstalk/configurationTemplate:ConfigurationTemplate",
        "settings",
        (settings) => ({ settings }),
        true,
      ],
      [
        "aws:ecs/expressGatewayService:ExpressGatewayService",
        "primaryContainer.environments",
        (environments) => ({ primaryContainer: { environments } }),
        true,
      ],
    ];
    for (const [type, path, of, isList] of cases) {
      it(`${type} holds none in ${path}`, () => {
        expect(on(type, of(isList ? listed : named))).to.deep.equal(holds(`${path}.DB_PASSWORD`));
        expect(on(type, of(isList ? [harmless] : kept))).to.deep.equal([]);
      });
    }

    it("nor does what a state machine, a schedule or a function at the edge is told", () => {
      const secret = JSON.stringify({ DB_PASSWORD: PASSWORD });
      const tokens = JSON.stringify({
        "TaskToken.$": "$$.Task.Token",
        NextToken: "{% $states.input.NextToken %}",
        SecretId: "prod/db",
      });
      for (const [type, of] of [
        [
          "aws:sfn/stateMachine:StateMachine",
          (told: string) => ({ definition: `{"States":{"A":{"Parameters":${told}}}}` }),
        ],
        ["aws:cloudwatch/eventTarget:EventTarget", (input: string) => ({ input })],
        ["aws:scheduler/schedule:Schedule", (input: string) => ({ target: { input } })],
        ["aws:cloudfront/function:Function", (told: string) => ({ code: `const settings = ${told};` })],
        ["aws:appsync/resolver:Resolver", (told: string) => ({ code: `const settings = ${told};` })],
        ["aws:appsync/function:Function", (told: string) => ({ code: `const settings = ${told};` })],
      ] as const) {
        expect(on(type, of(secret)), type).to.have.length(1);
        expect(on(type, of(tokens)), type).to.deep.equal([]);
      }
    });

    it("a build names what it reads from elsewhere", () => {
      const told = (lines: string) => on(BUILD, { source: { buildspec: `version: 0.2\n${lines}` } });
      expect(told(`env:\n  variables:\n    DB_PASSWORD: ${PASSWORD}`)).to.deep.equal([
        "violation source.buildspec: it holds a value for DB_PASSWORD",
      ]);
      expect(told("env:\n  secrets-manager:\n    DB_PASSWORD: prod/db:password")).to.deep.equal([]);
      expect(told("env:\n  parameter-store:\n    DB_PASSWORD: /prod/db/password")).to.deep.equal([]);
      expect(on(BUILD, { source: { buildspec: "ci/buildspec.yml" } })).to.deep.equal([]);
    });

    it("nor do the words that a build, a machine or an image is told", () => {
      const login = `mysql --user app --password ${PASSWORD}`;
      for (const [type, of] of [
        [
          BUILD,
          (line: string) => ({ source: { buildspec: `version: 0.2\nphases: {build: {commands: ["${line}"]}}` } }),
        ],
        ["aws:ssm/association:Association", (line: string) => ({ parameters: { commands: line } })],
        ["aws:imagebuilder/component:Component", (line: string) => ({ data: `phases: [{commands: ["${line}"]}]` })],
        ["aws:emr/cluster:Cluster", (line: string) => ({ bootstrapActions: [{ args: line.split(" ") }] })],
      ] as const) {
        expect(on(type, of(login)), type).to.have.length(1);
        expect(on(type, of("mysql --user app")), type).to.deep.equal([]);
      }
    });
  });
});
