import type * as grpc from "@grpc/grpc-js";
import events from "@pulumi/pulumi/proto/events_grpc_pb";
import type { EventRequest } from "@pulumi/pulumi/proto/events_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type LocalServer, listen } from "../local-server";

/** What the engine tells of each resource beside what its analyzer said: the names of policies that said nothing. */
const SUMMARY = /^\{"sequence":\d+,"timestamp":\d+,"policy(Analyze|Remediate)SummaryEvent"/;

/**
 * Takes the engine's events as they happen; no file lies about in which they could be read.
 *
 * @param onEvent told each event as the engine wrote it, as JSON, but for the summaries of what policies did not say
 */
export function serveEventLog(onEvent: (text: string) => void): Promise<LocalServer> {
  const service: grpc.UntypedServiceImplementation = {
    streamEvents: ((call, callback) => {
      call.on("data", (request: EventRequest) => {
        const text = request.getEvent();
        if (!SUMMARY.test(text)) onEvent(text);
      });
      call.on("end", () => callback(null, new Empty()));
    }) satisfies grpc.handleClientStreamingCall<EventRequest, Empty>,
  };
  return listen(events.EventsService, service);
}
