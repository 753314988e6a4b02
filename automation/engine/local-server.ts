import * as grpc from "@grpc/grpc-js";

/** A message may carry a whole resource with its assets; the SDK's own limit. */
export const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** A gRPC server that only this machine reaches. */
export interface LocalServer {
  readonly server: grpc.Server;
  /** `127.0.0.1:PORT` */
  readonly address: string;
}

/** Serves one gRPC service on a free port of the loopback address. */
export async function listen(
  service: grpc.ServiceDefinition,
  implementation: grpc.UntypedServiceImplementation,
): Promise<LocalServer> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  });
  server.addService(service, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return { server, address: `127.0.0.1:${port}` };
}
