import type * as grpc from "@grpc/grpc-js";
import events from "@pulumi/pulumi/proto/events_grpc_pb";
import type { EventRequest } from "@pulumi/pulumi/proto/events_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type LocalServer, listen } from "../local-server";

/**
 * Takes the engine's events as they happen; no file lies about in which they could be read.
 *
 * @param onEvent told each event as the engine wrote it, one line of JSON
 */
export function serveEventLog(onEvent: (text: string) => void): Promise<LocalServer> {
  const service: grpc.UntypedServiceImplementation = {
    streamEvents: ((call, callback) => {
      call.on("data", (request: EventRequest) => onEvent(request.getEvent()));
      call.on("end", () => callback(null, new Empty()));
    }) satisfies grpc.handleClientStreamingCall<EventRequest, Empty>,
  };
  return listen(events.EventsService, service);
}
