import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Benchmark, BenchmarkSurroundings } from "./benchmark";
import { alternate, type Comparison, compare } from "./comparison";
import { installMoto, MOTO_VERSION, type RunningMoto, startMoto } from "./moto";
import { ProviderClient } from "./provider-client";

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";

/** Calls at once, as an engine makes them. */
const LANES = 4;
/** Rounds of create, read and delete in each lane. */
const ROUNDS = 60;
/** Create, read and delete. */
const OPERATIONS = LANES * ROUNDS * 3;

/** The embedded cloud against moto's server: how soon it answers, and how many operations it carries out. */
export const cloud: Benchmark = {
  name: "cloud",
  async run(surroundings) {
    const moto = installMoto(surroundings.cache, surroundings.progress);
    return [await startUp(surroundings, moto), await throughput(surroundings, moto)];
  },
};

async function startUp(
  { checkout, folder, rounds, environment }: BenchmarkSurroundings,
  moto: string,
): Promise<Comparison> {
  let round = 0;
  const ours = async () => {
    round += 1;
    const home = path.join(folder, `start-${round}`);
    const began = performance.now();
    const { ports } = startOurs(checkout, home, environment);
    const client = new ProviderClient(ports.aws);
    await client.configure("us-east-1");
    await client.create(VPC, "first", { cidrBlock: "10.0.0.0/16" });
    const took = performance.now() - began;
    client.close();
    stopOurs(checkout, home, environment);
    return took;
  };
  const theirs = async () => {
    const server = await startMoto(moto);
    server.stop();
    return server.startMilliseconds;
  };
  const measured = await alternate(rounds, ours, theirs);
  const what = `from the command (./causeway cloud start) to the first resource, against moto ${MOTO_VERSION}'s server to its first answer`;
  return compare({ name: "cloud start-up", what, unit: "ms", hold: { atMost: 0.2 } }, measured.ours, measured.theirs);
}

async function throughput({ checkout, folder, rounds, environment }: BenchmarkSurroundings, moto: string) {
  const home = path.join(folder, "throughput");
  const { ports } = startOurs(checkout, home, environment);
  const server = await startMoto(moto);
  const client = new ProviderClient(ports.aws);
  try {
    await client.configure("us-east-1");
    const network = await client.create(VPC, "network", { cidrBlock: "10.0.0.0/16" });
    const theirNetwork = idIn(await server.call("CreateVpc", { CidrBlock: "10.0.0.0/16" }), "vpcId");
    let turn = 0;
    const measured = await alternate(
      rounds,
      () => {
        turn += 1;
        return perSecond((lane, at) => ourRound(client, network, `group-${turn}-${lane}-${at}`));
      },
      () => {
        turn += 1;
        return perSecond((lane, at) => theirRound(server, theirNetwork, `group-${turn}-${lane}-${at}`));
      },
    );
    const what = `security groups created, read and deleted, ${LANES} at once; ours is on disk before it answers, moto ${MOTO_VERSION} keeps it in memory`;
    const facts = { name: "cloud operations", what, unit: "operations a second", hold: { atLeast: 3 } } as const;
    return compare(facts, measured.ours, measured.theirs);
  } finally {
    client.close();
    server.stop();
    stopOurs(checkout, home, environment);
  }
}

async function perSecond(round: (lane: number, at: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let at = 0; at < ROUNDS; at += 1) await round(lane, at);
    }),
  );
  return OPERATIONS / ((performance.now() - began) / 1000);
}

async function ourRound(client: ProviderClient, vpcId: string, name: string): Promise<void> {
  const id = await client.create(GROUP, name, { vpcId, name, description: "measured" });
  await client.read(GROUP, name, id);
  await client.remove(GROUP, name, id);
}

async function theirRound(server: RunningMoto, vpcId: string, name: string): Promise<void> {
  const made = await server.call("CreateSecurityGroup", {
    VpcId: vpcId,
    GroupName: name,
    GroupDescription: "measured",
  });
  const id = idIn(made, "groupId");
  await server.call("DescribeSecurityGroups", { "GroupId.1": id });
  await server.call("DeleteSecurityGroup", { GroupId: id });
}

function idIn(xml: string, element: string): string {
  const id = new RegExp(`<${element}>([^<]+)</${element}>`).exec(xml)?.[1];
  if (id === undefined) throw new Error(`moto answered without ${element}: ${xml}`);
  return id;
}

function causeway(
  checkout: string,
  home: string,
  words: readonly string[],
  environment: Record<string, string | undefined>,
) {
  return execFileSync(path.join(checkout, "causeway"), ["--home", home, ...words], {
    encoding: "utf8",
    env: environment,
  });
}

function startOurs(checkout: string, home: string, environment: Record<string, string | undefined>) {
  const started: { ports: { aws: number } } = JSON.parse(
    causeway(checkout, home, ["cloud", "start", "--json"], environment),
  );
  return started;
}

function stopOurs(checkout: string, home: string, environment: Record<string, string | undefined>): void {
  causeway(checkout, home, ["cloud", "stop"], environment);
}
