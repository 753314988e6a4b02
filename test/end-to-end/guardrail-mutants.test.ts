import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import { readTeamFile } from "../../automation/guardrails/team-file";
import type { Outcome, ResourceFacts } from "../../lib/guardrail-pack";
import { catalog } from "../../policy-packs/guardrails/catalog";
import { environmentOf } from "../../policy-packs/guardrails/pack/environment";
import { levelsOf } from "../../policy-packs/guardrails/pack/levels";
import { openSession } from "../../policy-packs/guardrails/pack/session";
import { causewayJson, startCauseway } from "../support/causeway";
import { deep, seed } from "../support/deep";
import { guardrailMutants } from "../support/guardrail-mutants";
import { caughtBy } from "../support/guardrail-mutants/judge";
import { randomNumbers } from "../support/random";
import { root } from "../support/sources";

const SAMPLE = 30;
const STACKS = ["shared", "prod-pci"] as const;
/** A day on which the waivers of our team hold. */
const TODAY = "2026-12-01";

const file = "policy-packs/guardrails/guardrails.yaml";
const team = readTeamFile(fs.readFileSync(path.join(root, file), "utf8"), file);
const all = catalog.flatMap((rule) => (guardrailMutants[rule.id] ?? []).map((mutant) => ({ rule, mutant })));

/** All mutants in the deep run, else a sample that the seed decides. */
function chosen() {
  const random = randomNumbers(seed);
  const order = all.map((each) => ({ each, place: random() })).toSorted((a, b) => a.place - b.place);
  return (deep ? order : order.slice(0, SAMPLE)).map(({ each }) => each);
}

describe("the table of mutants", () => {
  it("every guardrail has something that somebody could do to our stacks, and nothing is for a guardrail that is not there", () => {
    const ids = catalog.map(({ id }) => id);
    expect(ids.filter((id) => (guardrailMutants[id] ?? []).length === 0)).to.deep.equal([]);
    expect(Object.keys(guardrailMutants).filter((id) => !ids.includes(id))).to.deep.equal([]);
  });

  it("no change is told twice", () => {
    const told = all.map(({ rule, mutant }) => `${rule.id}: ${mutant.change}`);
    expect(told.filter((text, index) => told.indexOf(text) !== index)).to.deep.equal([]);
  });
});

describe(`guardrails on mutants of our stacks (${deep ? "all" : SAMPLE} of ${all.length}, seed ${seed})`, function () {
  this.timeout(600_000);
  let folder = "";
  const options = () => ({ home: path.join(folder, "home") });
  const facts = new Map<string, readonly ResourceFacts[]>();

  before(async () => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "causeway-mutants-")));
    const { code, document } = await causewayJson(["up", "--stack", "shared"], options());
    expect(code, document.error?.message).to.equal(0);
    for (const stack of STACKS) {
      const call = await startCauseway(["policy", "resources", "--stack", stack, "--json"], options()).ended;
      expect(call.code, `${call.stdout}${call.stderr}`).to.equal(0);
      const resources: readonly ResourceFacts[] = JSON.parse(call.stdout);
      facts.set(stack, resources);
    }
  });

  after(async () => {
    await causewayJson(["cloud", "stop"], options());
    fs.rmSync(folder, { recursive: true, force: true });
  });

  for (const stack of STACKS) {
    it(`${stack} as it is breaks nothing but what its waivers say`, () => {
      const resources = facts.get(stack) ?? [];
      const session = openSession(catalog, { ...team, today: TODAY });
      const outcomes = [...resources.flatMap((one) => session.checkResource(one)), ...session.checkStack(resources)];
      const told = (kind: Outcome["kind"]) =>
        outcomes
          .filter((outcome) => outcome.kind === kind)
          .map(({ finding }) => `${finding.policy} ${finding.resource} ${finding.path}: ${finding.message}`);
      expect(resources.length).to.be.greaterThan(100);
      expect(told("violation")).to.deep.equal([]);
      expect(told("waived")).to.deep.equal(
        team.waivers
          .filter(({ resource }) => resource.startsWith(`urn:pulumi:${stack}::`))
          .map(({ policy, resource, path: at, finding }) => `${policy} ${resource} ${at}: ${finding}`),
      );
    });
  }

  for (const { rule, mutant } of chosen()) {
    const environment = environmentOf(mutant.environment ?? mutant.of).kind;
    const does = mutant.answer === "unknown" ? "does not let pass what nobody knows" : "catches";
    it(`${rule.id} ${does} in ${environment}: ${mutant.change}`, () => {
      const caught = caughtBy(rule, mutant, facts.get(mutant.of) ?? [], team);
      expect(caught.length, "findings that were not there before").to.be.greaterThan(0);
      expect([...new Set(caught.map(({ level }) => level))]).to.deep.equal([levelsOf(rule.tier)[environment]]);
    });
  }
});
