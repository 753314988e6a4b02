import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";

/** The size that the engine lets messages have, in bytes. */
const LARGEST_MESSAGE = 400 * 1024 * 1024;

/** A provider that listens. */
export interface Listening {
  readonly port: number;
  /** Lets the calls that run come to their end, for as long as is given in milliseconds, then ends. */
  close(patience: number): Promise<void>;
}

/** Listens on the loopback address: on the wanted port when it is free, else on any. */
export async function listen(service: UntypedServiceImplementation, wanted: number): Promise<Listening> {
  const server = new Server({
    "grpc.max_receive_message_length": LARGEST_MESSAGE,
    "grpc.max_send_message_length": LARGEST_MESSAGE,
    // Two clouds on one port would each get half of the calls.
    "grpc.so_reuseport": 0,
  });
  server.addService(ResourceProviderService, service);
  const port = await bind(server, wanted).catch((error: unknown) => {
    if (wanted === 0) throw error;
    return bind(server, 0);
  });
  return {
    port,
    close: (patience) =>
      new Promise((resolve) => {
        const force = setTimeout(() => {
          server.forceShutdown();
          resolve();
        }, patience);
        server.tryShutdown(() => {
          clearTimeout(force);
          resolve();
        });
      }),
  };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
}
