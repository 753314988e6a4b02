import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { loadSettings } from "../../settings/load";
import { engineTexts } from "./engine-texts";

/** Runs with these values in PULUMI_DEBUG_PROVIDERS and the two others that the guard reads, and puts back what was. */
function surrounded<T>(providers: string | undefined, run: () => T): T {
  const names = ["PULUMI_DEBUG_PROVIDERS", "AWS_ENDPOINT_URL", "CAUSEWAY_TARGET_CLOUD"] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) delete process.env[name];
  if (providers !== undefined) process.env["PULUMI_DEBUG_PROVIDERS"] = providers;
  try {
    return run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

const attached = "aws:1,awsx:2,eks:3,kubernetes:4";

async function onStack(stack: string, texts: Record<string, string>, secrets: string[] = []): Promise<void> {
  const refuse = () => Promise.reject(new Error("settings make no resources"));
  await pulumi.runtime.setMocks({ call: refuse, newResource: refuse }, "causeway", stack);
  pulumi.runtime.setAllConfig(texts, secrets);
}

describe("loadSettings", () => {
  after(() => pulumi.runtime.setAllConfig({}));

  it("reads the stack that the engine is working on", async () => {
    await onStack("staging", engineTexts("staging"));
    const settings = surrounded(attached, loadSettings);
    expect(settings).to.include({
      kind: "environment",
      environment: "staging",
      vpcCidr: "10.2.0.0/16",
      region: "us-east-1",
    });
    expect(Object.isFrozen(settings)).to.equal(true);
  });

  it("throws one RunError with a block for each problem", async () => {
    await onStack("dev", { ...engineTexts("dev"), "causeway:azCount": "9", "causeway:owner": "hunter2" }, [
      "causeway:owner",
    ]);
    expect(() => surrounded(undefined, loadSettings)).to.throw(
      pulumi.RunError,
      [
        "the settings cannot be used:",
        "",
        "✗ settings  Pulumi.dev.yaml  owner",
        "  got       a secret",
        "  expected  a plain value, since settings hold no secrets",
        "  fix       state the value plainly, or delete the line if it is a credential: those belong in Secrets Manager",
        "  more      ./causeway settings explain owner",
        "",
        "✗ settings  Pulumi.dev.yaml  azCount",
        "  got       9 (a number)",
        "  expected  a whole number of availability zones, 1 to 4",
        "  fix       write for example azCount: 3",
        "  more      ./causeway settings explain azCount",
        "",
        "✗ settings  Pulumi.dev.yaml  target",
        "  got       embedded, with no attached providers",
        "  expected  the embedded cloud's providers attached: aws, awsx, eks, kubernetes",
        '  fix       run eval "$(./causeway cloud env)" in this shell, then the command again',
        "  more      ./causeway settings explain target",
      ].join("\n"),
    );
    await onStack("dev", engineTexts("dev"));
    expect(surrounded(attached, loadSettings).environment).to.equal("dev");
  });
});
