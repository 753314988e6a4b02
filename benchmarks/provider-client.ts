import * as grpc from "@grpc/grpc-js";
import provider from "@pulumi/pulumi/proto/provider_grpc_pb";
import messages from "@pulumi/pulumi/proto/provider_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

type Properties = Record<string, string>;

/** The few calls of the provider protocol that a measurement needs, as the engine makes them. */
export class ProviderClient {
  readonly #client: provider.ResourceProviderClient;

  /** @param port where the embedded cloud answers for `aws` */
  constructor(port: number) {
    this.#client = new provider.ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  }

  async configure(region: string): Promise<void> {
    const request = new messages.ConfigureRequest();
    request.setArgs(Struct.fromJavaScript({ region }));
    request.getVariablesMap().set("aws:config:region", region);
    await new Promise<void>((resolve, reject) => {
      this.#client.configure(request, (error) => (error === null ? resolve() : reject(error)));
    });
  }

  /** Checks and creates, and answers the id. */
  async create(type: string, name: string, properties: Properties): Promise<string> {
    const urn = `urn:pulumi:bench::causeway::${type}::${name}`;
    const check = new messages.CheckRequest();
    check.setUrn(urn);
    check.setType(type);
    check.setName(name);
    check.setOlds(new Struct());
    check.setNews(Struct.fromJavaScript(properties));
    const checked = await new Promise<messages.CheckResponse>((resolve, reject) => {
      this.#client.check(check, (error, response) => (error === null ? resolve(response) : reject(error)));
    });
    const create = new messages.CreateRequest();
    create.setUrn(urn);
    create.setType(type);
    create.setName(name);
    create.setProperties(checked.getInputs());
    const created = await new Promise<messages.CreateResponse>((resolve, reject) => {
      this.#client.create(create, (error, response) => (error === null ? resolve(response) : reject(error)));
    });
    return created.getId();
  }

  async read(type: string, name: string, id: string): Promise<void> {
    const request = new messages.ReadRequest();
    request.setUrn(`urn:pulumi:bench::causeway::${type}::${name}`);
    request.setType(type);
    request.setId(id);
    await new Promise<void>((resolve, reject) => {
      this.#client.read(request, (error) => (error === null ? resolve() : reject(error)));
    });
  }

  async remove(type: string, name: string, id: string): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setUrn(`urn:pulumi:bench::causeway::${type}::${name}`);
    request.setType(type);
    request.setId(id);
    await new Promise<void>((resolve, reject) => {
      this.#client.delete(request, (error) => (error === null ? resolve() : reject(error)));
    });
  }

  close(): void {
    this.#client.close();
  }
}
