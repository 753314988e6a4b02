import fs from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { parsePath } from "../../../../automation/promotion/path/parse-path";
import { isGated, isHop, stagesTo } from "../../../../automation/promotion/path/path";
import { root } from "../../../support/sources";

const STACKS = ["shared", "dev", "staging", "prod", "prod-pci"];
const committed = fs.readFileSync(path.join(root, "promotion.yaml"), "utf8");

function accepted(text: string) {
  const parsed = parsePath(text, STACKS);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.path;
}

function problems(text: string): string[] {
  const parsed = parsePath(text, STACKS);
  if (parsed.ok) return [];
  return parsed.problems.map(
    ({ line, key, got, expected, remedy }) => `${line} ${key}: ${got} | ${expected} | ${remedy}`,
  );
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("the committed path (E-051 to E-072)", () => {
  const promotionPath = accepted(committed);
  const stage = (name: string) => {
    const found = promotionPath.stages.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no stage ${name}`);
    return found;
  };

  it("walks dev, staging, prod, prod-pci, and the first holds the shared services too", () => {
    expect(promotionPath.stages.map(({ name, from, stacks }) => [name, from, stacks])).to.deep.equal([
      ["dev", undefined, ["shared", "dev"]],
      ["staging", "dev", ["staging"]],
      ["prod", "staging", ["prod"]],
      ["prod-pci", "prod", ["prod-pci"]],
    ]);
  });

  it("asks nobody before production, two of devops for prod, one of security beside them for prod-pci", () => {
    expect(promotionPath.stages.map(({ approvals }) => approvals)).to.deep.equal([
      {},
      {},
      { devops: 2 },
      { devops: 2, security: 1 },
    ]);
    expect(promotionPath.stages.map(isGated)).to.deep.equal([false, false, true, true]);
  });

  it("soaks 24 hours in staging and 48 in prod, and waits 5 and 10 minutes", () => {
    expect([stage("dev").soak, stage("staging").soak, stage("prod").soak]).to.deep.equal([0, 24 * HOUR, 48 * HOUR]);
    expect([stage("staging").wait, stage("prod").wait, stage("prod-pci").wait]).to.deep.equal([
      0,
      5 * MINUTE,
      10 * MINUTE,
    ]);
  });

  it("asks for a branch at prod and prod-pci only, and there the approver is neither author nor executor", () => {
    expect(promotionPath.stages.map(({ branch }) => branch)).to.deep.equal([undefined, undefined, "main", "main"]);
    expect(stage("prod").separation).to.deep.equal(["author", "executor"]);
    expect(stage("prod-pci").separation).to.deep.equal(["author", "executor"]);
  });

  it("of the nine pairs of stages, by the documents' names, three are hops (E-064)", () => {
    const sources = ["dev", "staging", "prod"];
    const targets = ["staging", "prod", "prod-pci"];
    const hops = sources.flatMap((from) =>
      targets.filter((to) => isHop(promotionPath, from, to)).map((to) => `${from}→${to}`),
    );
    expect(sources.length * targets.length).to.equal(9);
    expect(hops).to.deep.equal(["dev→staging", "staging→prod", "prod→prod-pci"]);
  });

  it("the way to a stage passes every stage before it", () => {
    expect(stagesTo(promotionPath, stage("prod")).map(({ name }) => name)).to.deep.equal(["dev", "staging", "prod"]);
    expect(stagesTo(promotionPath, stage("dev")).map(({ name }) => name)).to.deep.equal(["dev"]);
  });
});

describe("a path with mistakes", () => {
  const line = (text: string) => committed.split("\n").findIndex((one) => one.includes(text)) + 1;
  const refusals: readonly (readonly [string, string, string, string])[] = [
    [
      "an unknown stack",
      "stacks: [staging]",
      "stacks: [stagin]",
      "stages[1].stacks[0]: stagin, of which there is no file | one of shared, dev, staging, prod, prod-pci | did you mean staging?",
    ],
    [
      "a stack twice",
      "stacks: [staging]",
      "stacks: [staging, dev]",
      "stages[1].stacks[1]: dev, which dev has | each stack in one stage | delete it from staging or dev",
    ],
    [
      "an unknown stage",
      "from: staging",
      "from: stagin",
      "stages[2].from: stagin | one of dev, staging | did you mean staging?",
    ],
    [
      "a stage from a later one",
      "from: dev",
      "from: prod",
      "stages[1].from: prod | one of dev | name a stage that stands above",
    ],
    [
      "an unknown field",
      "wait: 5m",
      "waits: 5m",
      "stages[2].waits: the unknown field waits | only fields that exist | delete waits; docs/guides/promotion-path.md lists the fields",
    ],
    [
      "a duration that is none",
      "soak: 24h",
      "soak: 1 day",
      'stages[1].soak: "1 day" | a duration such as "24h", "5m" or "0s" | write it in this form',
    ],
    [
      "more approvals than people",
      "devops: 2, security: 1",
      "devops: 2, security: 2",
      "stages[3].approvals.security: 2 of security, which has 1 | no more approvals than the team has people | add people to security",
    ],
    [
      "no approvals, written as a number",
      "approvals: { devops: 2 }",
      "approvals: { devops: 0 }",
      "stages[2].approvals.devops: 0 (a number) | at least 1; leave the team out to ask nobody | write it in this form",
    ],
    [
      "an unknown gate",
      "gates: [smoke]",
      "gates: [smok]",
      'stages[1].gates[0]: "smok" | smoke or security | write it in this form',
    ],
  ];
  for (const [name, right, wrong, expected] of refusals) {
    it(`${name}: says where, what was got and expected, and what to do`, () => {
      expect(problems(committed.replace(right, wrong))).to.deep.equal([`${line(right)} ${expected}`]);
      expect(problems(committed)).to.deep.equal([]);
    });
  }

  it("a person who is needed twice: each counts once", () => {
    const text = `stages:
  - { name: dev, stacks: [dev], approvals: { a: 1, b: 1 } }
people:
  - { id: ana, email: ana@company.com, teams: [a, b] }
`;
    expect(problems(text)).to.deep.equal([
      "2 stages[0].approvals: 2 approvals for dev, and 1 people who may give them | a different person for each approval | add people: each counts once",
    ]);
  });

  it("every problem at once, in the order of the lines", () => {
    const text = committed.replace("soak: 24h", "soak: x").replace("wait: 5m", "wait: y");
    expect(problems(text)).to.have.length(2);
  });

  it("what is no YAML, and what is no path", () => {
    expect(problems("stages: [")).to.have.length(1);
    expect(problems("stages: []")[0]).to.include("at least one stage");
    expect(problems("")[0]).to.include("(file)");
    expect(problems("stages:\n  - {name: dev, stacks: [dev]}\n  - {name: staging, stacks: [staging]}")[0]).to.include(
      "staging without from",
    );
  });

  it("the documents' names for stages and stacks are taken (XI-01)", () => {
    const text = committed
      .replaceAll("name: prod-pci", "name: production-pci")
      .replace("stacks: [prod-pci]", "stacks: [production-pci]");
    expect(
      accepted(text)
        .stages.map(({ name, stacks }) => [name, ...stacks])
        .at(-1),
    ).to.deep.equal(["prod-pci", "prod-pci"]);
  });
});
