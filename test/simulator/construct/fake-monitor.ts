import * as grpc from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";

import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceInvokeRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import {
  ResourceInvokeResponse as InvokeResponse,
  RegisterResourceResponse,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type Values = Record<string, unknown>;

/** One resource that a component asked the engine for. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  /** Name and type of the parent, or the URN that the construct was given. */
  readonly parent: string;
  readonly custom: boolean;
  readonly inputs: Values;
  readonly ignoreChanges: readonly string[];
  readonly provider: string;
  readonly retainOnDelete: boolean;
}

/** What a test makes the engine answer. */
export interface Answers {
  /** Outputs beyond the inputs. */
  outputs?(type: string, name: string, inputs: Values): Values;
  invoke?(token: string, args: Values): Values;
  /** The outputs of a resource that this monitor did not register. */
  existing?(urn: string): Values;
  /** A message refuses the resource. */
  refuse?(type: string, name: string): string | undefined;
}

/** Stands in for the engine behind a construct: records what is registered and invents ids. */
export interface FakeMonitor {
  readonly address: string;
  readonly registrations: readonly Registration[];
  readonly invokes: readonly { readonly token: string; readonly args: Values }[];
  readonly warnings: readonly string[];
  /** Outputs registered for components, by URN. */
  readonly componentOutputs: ReadonlyMap<string, Values>;
  /** `type name`, sorted. */
  children(): string[];
  /** The inputs of the one resource of this type and name. */
  inputsOf(type: string, name: string): Values;
  close(): void;
}

function structOf(value: Values): Struct {
  const plain: Record<string, string> = JSON.parse(JSON.stringify(value));
  return Struct.fromJavaScript(plain);
}

/** Starts a monitor on a free port of this machine. */
export async function startMonitor(answers: Answers = {}): Promise<FakeMonitor> {
  const registrations: Registration[] = [];
  const invokes: { token: string; args: Values }[] = [];
  const warnings: string[] = [];
  const componentOutputs = new Map<string, Values>();
  const states = new Map<string, Values>();

  function register(request: RegisterResourceRequest): RegisterResourceResponse {
    const [type, name] = [request.getType(), request.getName()];
    const inputs = (request.getObject()?.toJavaScript() ?? {}) as Values;
    const parentUrn = request.getParent();
    const parentType = parentUrn === "" ? "" : `${parentUrn.split("::")[2]}$`;
    const urn = `urn:pulumi:dev::test::${parentType}${type}::${name}`;
    registrations.push({
      type,
      name,
      parent: parentUrn === "" ? "" : `${parentUrn.split("::")[2]?.split("$").at(-1)} ${parentUrn.split("::")[3]}`,
      custom: request.getCustom(),
      inputs,
      ignoreChanges: request.getIgnorechangesList(),
      provider: request.getProvider(),
      retainOnDelete: request.getRetainondelete() ?? false,
    });
    const state = { ...inputs, ...answers.outputs?.(type, name, inputs) };
    states.set(urn, state);
    const response = new RegisterResourceResponse();
    response.setUrn(urn);
    if (request.getCustom()) response.setId(`${name}-id`);
    response.setObject(structOf(state));
    return response;
  }

  function invoke(request: ResourceInvokeRequest): InvokeResponse {
    const token = request.getTok();
    const args = (request.getArgs()?.toJavaScript() ?? {}) as Values;
    const response = new InvokeResponse();
    if (token === "pulumi:pulumi:getResource") {
      const urn = String(args.urn);
      response.setReturn(
        structOf({ urn, id: `${urn.split("::")[3]}-id`, state: states.get(urn) ?? answers.existing?.(urn) ?? {} }),
      );
      return response;
    }
    invokes.push({ token, args });
    response.setReturn(structOf(answers.invoke?.(token, args) ?? {}));
    return response;
  }

  const server = new grpc.Server();
  server.addService(ResourceMonitorService, {
    supportsFeature(_call: unknown, callback: grpc.sendUnaryData<SupportsFeatureResponse>): void {
      const response = new SupportsFeatureResponse();
      response.setHassupport(true);
      callback(null, response);
    },
    registerResource(
      call: grpc.ServerUnaryCall<RegisterResourceRequest, RegisterResourceResponse>,
      callback: grpc.sendUnaryData<RegisterResourceResponse>,
    ): void {
      const refusal = answers.refuse?.(call.request.getType(), call.request.getName());
      if (refusal !== undefined) callback({ code: grpc.status.UNKNOWN, details: refusal });
      else callback(null, register(call.request));
    },
    registerResourceOutputs(
      call: grpc.ServerUnaryCall<RegisterResourceOutputsRequest, Empty>,
      callback: grpc.sendUnaryData<Empty>,
    ): void {
      const outputs = (call.request.getOutputs()?.toJavaScript() ?? {}) as Values;
      componentOutputs.set(call.request.getUrn(), outputs);
      states.set(call.request.getUrn(), outputs);
      callback(null, new Empty());
    },
    invoke(
      call: grpc.ServerUnaryCall<ResourceInvokeRequest, InvokeResponse>,
      callback: grpc.sendUnaryData<InvokeResponse>,
    ): void {
      callback(null, invoke(call.request));
    },
  });
  server.addService(EngineService, {
    log(
      call: grpc.ServerUnaryCall<{ getMessage(): string; getSeverity(): number }, Empty>,
      callback: grpc.sendUnaryData<Empty>,
    ): void {
      if (call.request.getSeverity() >= 2) warnings.push(call.request.getMessage());
      callback(null, new Empty());
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });

  return {
    address: `127.0.0.1:${port}`,
    registrations,
    invokes,
    warnings,
    componentOutputs,
    children: () => registrations.map(({ type, name }) => `${type} ${name}`).toSorted(),
    inputsOf(type, name) {
      const found = registrations.filter((one) => one.type === type && one.name === name);
      if (found.length !== 1) throw new Error(`${found.length} registrations of ${type} ${name}`);
      return found[0]?.inputs ?? {};
    },
    close: () => server.forceShutdown(),
  };
}

/** A request as the engine sends it. */
export function constructRequest(monitor: FakeMonitor, type: string, name: string, inputs: Values): ConstructRequest {
  const request = new ConstructRequest();
  request.setProject("test");
  request.setStack("dev");
  request.setParallel(16);
  request.setMonitorendpoint(monitor.address);
  request.setType(type);
  request.setName(name);
  request.setInputs(structOf(inputs));
  return request;
}
