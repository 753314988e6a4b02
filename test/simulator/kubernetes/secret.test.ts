import { CreateRequest, type CreateResponse } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { decode, encode, type JsonObject } from "../../../simulator/encoding";
import type { Path, Properties } from "../../../simulator/values";
import { runKubernetes, settingsOf } from "./cluster-world";

/** What an object of these inputs answers with, and where that is secret. */
async function secretsOf(
  type: string,
  inputs: Properties,
  secrets: readonly Path[],
): Promise<ReturnType<typeof decode>> {
  const running = await runKubernetes();
  try {
    const { client } = await running.engine(settingsOf());
    const request = new CreateRequest()
      .setUrn(`urn:pulumi:dev::proj::${type}::one`)
      .setType(type)
      .setProperties(Struct.fromJavaScript(encode(inputs, secrets)));
    const response = await new Promise<CreateResponse>((resolve, reject) => {
      client.create(request, (error, answer) => (error === null ? resolve(answer) : reject(error)));
    });
    const struct: JsonObject = response.getProperties()?.toJavaScript() ?? {};
    return decode(struct);
  } finally {
    await running.stop();
  }
}

describe("secrets in a cluster", () => {
  const metadata = { name: "token", namespace: "default" };

  it("are what a Secret holds, also when the program does not say so", async () => {
    const stringData = { token: "hunter2hunter2" };
    const { properties, secrets } = await secretsOf("kubernetes:core/v1:Secret", { metadata, stringData }, []);
    expect(secrets).to.deep.equal([["data"], ["stringData"]]);
    expect(properties).to.deep.include({ type: "Opaque", data: { token: "aHVudGVyMmh1bnRlcjI=" } });
  });

  it("are the values of a release that are secret, and no others", async () => {
    const inputs = { name: "a", namespace: "default", chart: "b", values: { password: "hunter2hunter2", port: 80 } };
    const { secrets } = await secretsOf("kubernetes:helm.sh/v3:Release", inputs, [["values", "password"]]);
    expect(secrets).to.deep.equal([["values", "password"]]);
  });

  it("are not what a ConfigMap holds", async () => {
    const inputs = { metadata, data: { level: "info" } };
    expect((await secretsOf("kubernetes:core/v1:ConfigMap", inputs, [])).secrets).to.deep.equal([]);
  });
});
