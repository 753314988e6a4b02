import fs from "node:fs";
import path from "node:path";
import * as grpc from "@grpc/grpc-js";
import analyzer from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import messages from "@pulumi/pulumi/proto/analyzer_pb";
import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { serveAnalyzer } from "../../../../automation/engine/services/analyzer-server";
import { guardrailExaminer } from "../../../../automation/engine/services/guardrail-examiner";
import { planExaminer } from "../../../../automation/engine/services/plan-examiner";
import type { GuardrailPack } from "../../../../lib/guardrail-pack";
import { temporaryFolder } from "../../../support/temporary-folder";

const URN = "urn:pulumi:dev::p::paint:index/wall:Wall::w";

/** A pack that paints red walls white, or only looks at them. */
const pack = (mends: boolean): GuardrailPack => ({
  format: 1,
  policies: [],
  open: () => ({
    checkResource: () => [],
    checkStack: () => [],
    ...(mends
      ? {
          mend: ({ props }) =>
            props["colour"] === "red"
              ? [{ policy: "no-red", props: { ...props, colour: "white" }, message: "sets colour = white" }]
              : [],
        }
      : {}),
  }),
});

describe("serveAnalyzer", () => {
  const folder = temporaryFolder();

  /** What the engine is answered, and what plan and guardrails say of it afterwards. */
  const remediated = async (mends: boolean, colour: string) => {
    const secretKeyFile = path.join(folder(), "key");
    fs.writeFileSync(secretKeyFile, "key");
    const guardrails = guardrailExaminer(pack(mends), "1.0.0", "2026-12-04");
    const plan = planExaminer({ secretKeyFile });
    const server = await serveAnalyzer([guardrails, plan]);
    const client = new analyzer.AnalyzerClient(server.address, grpc.credentials.createInsecure());
    try {
      const request = new messages.AnalyzeRequest();
      request.setUrn(URN);
      request.setType("paint:index/wall:Wall");
      request.setName("w");
      request.setProperties(Struct.fromJavaScript({ colour, height: 2 }));
      const response = await new Promise<messages.RemediateResponse>((resolve, reject) => {
        client.remediate(request, (error: Error | null, answer: messages.RemediateResponse) => {
          if (error === null) resolve(answer);
          else reject(error);
        });
      });
      const changes = response.getRemediationsList().map((change) => change.getProperties()?.toJavaScript());
      return { changes, planned: plan.report().plan.resources[URN]?.inputs, mended: guardrails.report().mended };
    } finally {
      client.close();
      server.server.forceShutdown();
    }
  };

  it("gives the engine what a guardrail makes of a resource, and the plan holds that (decision 10)", async () => {
    const white = { colour: "white", height: 2 };
    expect(await remediated(true, "red")).to.deep.equal({
      changes: [white],
      planned: white,
      mended: [{ policy: "no-red", resource: URN, message: "sets colour = white" }],
    });
  });

  it("changes nothing where nothing is mended", async () => {
    for (const [mends, colour] of [
      [true, "blue"],
      [false, "red"],
    ] as const) {
      expect(await remediated(mends, colour)).to.deep.equal({
        changes: [],
        planned: { colour, height: 2 },
        mended: [],
      });
    }
  });
});
