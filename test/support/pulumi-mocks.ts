import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { Callback } from "@pulumi/pulumi/proto/callback_pb";

/** A resource as our program registered it. */
export interface RecordedResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** URN of the parent, empty for the stack itself. */
  readonly parent: string;
  readonly provider: string;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly ignoreChanges: readonly string[];
  /** How many transforms the resource asks the engine to call. */
  readonly transforms: number;
}

/** The resources of one program, as a test looks at them. */
export class Recorded {
  constructor(readonly resources: readonly RecordedResource[]) {}

  /** Names of all resources that are no components of ours, in the order of the alphabet. */
  names(): string[] {
    return this.resources
      .filter(({ type }) => !type.startsWith("causeway:") && !type.startsWith("pulumi:"))
      .map(({ name }) => name)
      .toSorted();
  }

  ofType(type: string): RecordedResource[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The one resource of this name that is no component of ours. */
  get(name: string): RecordedResource {
    const found = this.resources.filter((resource) => resource.name === name && !resource.type.startsWith("causeway:"));
    if (found[0] === undefined || found.length > 1) {
      throw new Error(`${found.length} resources are named ${name}; expected 1 among ${this.names().join(", ")}`);
    }
    return found[0];
  }

  /** The policy (or any other JSON text) that a resource has as an input. */
  json(name: string, input = "policy"): { Statement: Record<string, unknown>[] } {
    const document: { Statement: Record<string, unknown>[] } = JSON.parse(String(this.get(name).inputs[input]));
    return document;
  }
}

type State = Record<string, unknown>;

/** What AWS, awsx and eks would add to a resource's inputs, as far as our components look at it. */
function answer(type: string, name: string, inputs: State): State {
  const state: State = { ...inputs, arn: inputs["arn"] ?? `arn:aws:mock:us-east-1:111111111111:${name}` };
  if (type === "aws:kms/key:Key") return { ...state, keyId: `${name}-key-id` };
  if (type === "awsx:ec2:Vpc") return { ...state, ...vpcOutputs(inputs) };
  if (type === "eks:index:Cluster") return { ...state, ...clusterOutputs(inputs) };
  if (type === "aws:rds/instance:Instance") {
    return {
      ...state,
      address: `${name}.rds.mock`,
      endpoint: `${name}.rds.mock:5432`,
      masterUserSecrets: [
        { secretArn: `arn:aws:secretsmanager:us-east-1:111111111111:secret:${name}`, secretStatus: "active" },
      ],
    };
  }
  if (type === "aws:eks/nodeGroup:NodeGroup") {
    return { ...state, resources: [{ autoscalingGroups: [{ name: `${name}-asg` }] }] };
  }
  return { ...state, name: inputs["name"] ?? name };
}

function vpcOutputs(inputs: State): State {
  const zones = Number(inputs["numberOfAvailabilityZones"]);
  const perZone = (what: string): string[] => Array.from({ length: zones }, (_, zone) => `${what}-${zone + 1}`);
  const nats = JSON.stringify(inputs["natGateways"]).includes("Single") ? 1 : zones;
  return {
    vpcId: "vpc-mock",
    publicSubnetIds: perZone("subnet-public"),
    privateSubnetIds: perZone("subnet-private"),
    isolatedSubnetIds: perZone("subnet-isolated"),
    routeTables: perZone("").flatMap((zone) =>
      ["public", "private", "isolated"].map((tier) => ({ id: `rtb-${tier}${zone}` })),
    ),
    natGateways: Array.from({ length: nats }, (_, index) => ({ id: `nat-${index + 1}` })),
  };
}

function clusterOutputs(inputs: State): State {
  return {
    kubeconfigJson: "{}",
    oidcProviderArn: "arn:aws:iam::111111111111:oidc-provider/oidc.mock",
    oidcIssuer: "oidc.mock",
    clusterSecurityGroupId: "sg-eks",
    eksCluster: {
      name: inputs["name"],
      arn: "arn:aws:eks:us-east-1:111111111111:cluster/mock",
      endpoint: "https://eks.mock",
    },
  };
}

/** The functions of providers that our program calls; any other is a mistake of the test or the program. */
function call({ token }: pulumi.runtime.MockCallArgs): State {
  if (token === "aws:ssm/getParameter:getParameter") return { insecureValue: "ami-mock" };
  throw new Error(`the program called ${token}, which no component of ours should need`);
}

/** What of a registration the mocks of the SDK leave out. */
interface Registration {
  getType(): string;
  getName(): string;
  getParent(): string;
  getProvider(): string;
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getIgnorechangesList(): string[];
  getTransformsList(): unknown[];
  getObject(): unknown;
}

/** The parts of the SDK's runtime that are there but left out of its typings. */
interface Internals {
  waitForRPCs(): Promise<void>;
  getMonitor(): { registerResource(request: Registration, answerTo: unknown): Promise<void> };
  getStore(): { supportsTransforms: boolean; callbacks: unknown };
  deserializeProperties(object: unknown): State;
}

const load = createRequire(__filename);
const internals: Internals = {
  ...load("@pulumi/pulumi/runtime/settings"),
  ...load("@pulumi/pulumi/runtime/state"),
  ...load("@pulumi/pulumi/runtime/rpc"),
};

/** Looks over the shoulder of the mocks' monitor: options are part of a registration, but not of what mocks are told. */
function noteOptions(resources: RecordedResource[]): void {
  const store = internals.getStore();
  store.supportsTransforms = true;
  // Transforms are the engine's to call; the tests of our transforms call them directly.
  store.callbacks = {
    registerTransform: async () => new Callback(),
    awaitStackRegistrations: async () => undefined,
    shutdown: () => undefined,
  };
  const monitor = internals.getMonitor();
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = async (request, answerTo) => {
    resources.push({
      type: request.getType(),
      name: request.getName(),
      inputs: internals.deserializeProperties(request.getObject()),
      parent: request.getParent(),
      provider: request.getProvider(),
      protect: request.getProtect(),
      retainOnDelete: request.getRetainondelete(),
      ignoreChanges: request.getIgnorechangesList(),
      transforms: request.getTransformsList().length,
    });
    await register(request, answerTo);
  };
}

/**
 * Runs a program against mocks and gives what it registered. Nothing is kept between two runs.
 *
 * @param program makes resources; its result is handed back once every registration is through
 * @param references outputs of other stacks, by the reference's name
 */
export async function record<T>(
  program: () => T,
  references: Readonly<Record<string, State>> = {},
): Promise<{ recorded: Recorded; result: T }> {
  const resources: RecordedResource[] = [];
  await pulumi.runtime.setMocks(
    {
      call,
      newResource: ({ type, name, inputs }: { type: string; name: string; inputs: State }) => {
        if (type === "pulumi:pulumi:StackReference") {
          const outputs = references[name];
          if (outputs === undefined) throw new Error(`no outputs are given for the stack ${name}`);
          return { id: name, state: { ...inputs, outputs, secretOutputNames: [] } };
        }
        return { id: `${name}-id`, state: answer(type, name, inputs) };
      },
    },
    "causeway",
    "test",
    false,
    "organization",
  );
  noteOptions(resources);
  const result = program();
  await internals.waitForRPCs();
  return { recorded: new Recorded(resources), result };
}

/** The plain value of an output, and of everything inside it. */
export function promised<T>(value: T): Promise<pulumi.Unwrap<T>> {
  return new Promise((resolve) => {
    pulumi.output(value).apply((plain) => resolve(plain));
  });
}
