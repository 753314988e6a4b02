import * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/events_grpc_pb";
import messages from "@pulumi/pulumi/proto/events_pb";
import { expect } from "chai";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { serveEventLog } from "../../../../automation/engine/services/event-log";

const event = (sequence: number, name: string, content: object = {}) =>
  `{"sequence":${sequence},"timestamp":1795817378,"${name}":${JSON.stringify(content)}}`;

describe("serveEventLog", () => {
  it("tells the engine's events as they come, but not which policies had nothing to say", async () => {
    const told: string[] = [];
    const server = await serveEventLog((text) => told.push(text));
    const client = new service.EventsClient(server.address, grpc.credentials.createInsecure());
    const found = event(3, "policyEvent", { message: 'names "policyAnalyzeSummaryEvent"' });
    await new Promise<Empty>((resolve, reject) => {
      const stream = client.streamEvents((error, answer) => (error === null ? resolve(answer) : reject(error)));
      for (const text of [
        event(1, "resourcePreEvent"),
        event(2, "policyAnalyzeSummaryEvent", { passed: ["a"] }),
        found,
        event(4, "policyRemediateSummaryEvent", { passed: ["a"] }),
        event(5, "policyAnalyzeStackSummaryEvent", { passed: ["a"] }),
      ]) {
        const request = new messages.EventRequest();
        request.setEvent(text);
        stream.write(request);
      }
      stream.end();
    });
    client.close();
    server.server.forceShutdown();
    expect(told).to.deep.equal([
      event(1, "resourcePreEvent"),
      found,
      event(5, "policyAnalyzeStackSummaryEvent", { passed: ["a"] }),
    ]);
  });
});
