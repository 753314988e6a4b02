import { status } from "@grpc/grpc-js";
import { CallRequest } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { openRemoteComponents } from "../../../simulator/construct/remote-components";
import { AWS, CLUSTER } from "../eks/fake-cluster";
import { constructRequest, type FakeMonitor, startMonitor } from "./fake-monitor";

const { construct, call } = openRemoteComponents(process);
const GET_KUBECONFIG = "eks:index:Cluster/getKubeconfig";
const ROLE = "arn:aws:iam::111111111111:role/deploy";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

interface Answer {
  readonly values: Record<string, unknown>;
  readonly dependencies: Record<string, string[]>;
}

describe("call", () => {
  let monitor: FakeMonitor;
  beforeEach(async () => {
    monitor = await startMonitor(AWS);
    const inputs = { authenticationMode: "API", vpcId: "vpc-1", privateSubnetIds: ["s"], skipDefaultNodeGroup: true };
    await construct(constructRequest(monitor, "eks:index:Cluster", "c", inputs), monitor.address);
  });
  afterEach(() => monitor.close());

  async function ask(token: string, args: Record<string, unknown>): Promise<Answer> {
    const plain: Record<string, string> = JSON.parse(JSON.stringify(args));
    const request = new CallRequest()
      .setProject("test")
      .setStack("dev")
      .setMonitorendpoint(monitor.address)
      .setTok(token)
      .setArgs(Struct.fromJavaScript(plain));
    const response = await call(request, monitor.address);
    const dependencies = [...response.getReturndependenciesMap().entries()].map(([name, urns]) => [
      name,
      urns.getUrnsList().map((urn: string) => urn.split("::").slice(2).join(" ")),
    ]);
    return { values: response.getReturn()?.toJavaScript() ?? {}, dependencies: Object.fromEntries(dependencies) };
  }

  async function refusal(token: string, args: Record<string, unknown>): Promise<unknown> {
    return await ask(token, args).catch((error: unknown) => error);
  }

  const argsOf = ({ values }: Answer): unknown => JSON.parse(String(values.result)).users[0].user.exec.args;
  const plain = ["--region", "us-east-1", "eks", "get-token", "--cluster-name", "c-eksCluster", "--output", "json"];

  it("cluster.getKubeconfig answers with a kubeconfig for the role and the profile that are asked for", async () => {
    expect(argsOf(await ask(GET_KUBECONFIG, { __self__: CLUSTER }))).to.deep.equal(plain);
    const asked = { __self__: CLUSTER, roleArn: ROLE, profileName: "mine" };
    expect(argsOf(await ask(GET_KUBECONFIG, asked))).to.deep.equal([...plain, "--role", ROLE, "--profile", "mine"]);
  });

  it("says what the answer depends on, and keeps secrets secret", async () => {
    const open = await ask(GET_KUBECONFIG, { __self__: CLUSTER });
    expect(open.dependencies.result?.some((urn) => urn.endsWith("aws:eks/cluster:Cluster c-eksCluster"))).to.equal(
      true,
    );
    expect(open.values.result).to.be.a("string");
    const hidden = await ask(GET_KUBECONFIG, { __self__: CLUSTER, roleArn: { ...SECRET, value: ROLE } });
    expect(hidden.values.result).to.deep.include(SECRET);
  });

  it("refuses a method that there is not, naming those that there are", async () => {
    expect(await refusal("eks:index:Cluster/drain", { __self__: CLUSTER })).to.include({
      code: status.UNIMPLEMENTED,
      details:
        "The method eks:index:Cluster/drain is not simulated by the embedded cloud. It answers: eks:index:Cluster/getKubeconfig.",
    });
  });

  it("refuses a method of what is no cluster", async () => {
    expect(await refusal(GET_KUBECONFIG, { __self__: "c" })).to.include({
      code: status.INVALID_ARGUMENT,
      details: "getKubeconfig is a method of an eks.Cluster that exists",
    });
  });
});
