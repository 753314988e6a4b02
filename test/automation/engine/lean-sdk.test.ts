import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect } from "chai";
import { bundle } from "../../../automation/launch/bundle";
import { root } from "../../support/sources";

/** Runs a text in a Node of its own, where nothing of the SDK is loaded yet, and reads the JSON that it prints. */
function inFreshProcess(text: string): unknown {
  const lean = bundle("automation/engine/lean-sdk.ts");
  const script = `const { leanSdk, readOnce } = require(${JSON.stringify(lean)});\n${text}`;
  return JSON.parse(execFileSync("node", ["-e", script], { cwd: root, encoding: "utf8" }));
}

const loaded = (name: string) => `Object.keys(require.cache).some((file) => file.includes(${JSON.stringify(name)}))`;
const typescript = path.join("node_modules", "typescript") + path.sep;

describe("automation/engine/lean-sdk", () => {
  it("the SDK is loaded without compiler and package manager; without us it reads both", () => {
    const facts = `console.log(JSON.stringify([${loaded(typescript)}, ${loaded("arborist")}]))`;
    expect(inFreshProcess(`leanSdk(require); require("@pulumi/pulumi"); ${facts}`)).to.deep.equal([false, false]);
    expect(inFreshProcess(`require("@pulumi/pulumi"); ${facts}`)).to.deep.equal([true, true]);
  });

  it("a function is serialised as without us", () => {
    const serialise = `require("@pulumi/pulumi").runtime.serializeFunction(() => 42)
      .then(({ text }) => console.log(JSON.stringify(text)))`;
    const lean = inFreshProcess(`leanSdk(require); ${serialise}`);
    expect(lean).to.be.a("string").and.to.include("42");
    expect(lean).to.equal(inFreshProcess(serialise));
  });

  it("promises are handed on as they are; without us each is wrapped", () => {
    const made = `const { debuggablePromise } = require("@pulumi/pulumi/runtime/debuggable");
      const promise = Promise.resolve(1); console.log(JSON.stringify(debuggablePromise(promise) === promise))`;
    expect(inFreshProcess(`leanSdk(require); ${made}`)).to.equal(true);
    expect(inFreshProcess(made)).to.equal(false);
  });

  it("words for debugging are no call to the engine; without us each is one", () => {
    const asked = `const settings = require("@pulumi/pulumi/runtime/settings");
      const calls = []; settings.getEngine = () => ({ log: (request, callback) => callback(null, calls.push(request)) });
      const log = require("@pulumi/pulumi/log");
      log.debug("one").then(() => log.info("two")).then(() => console.log(JSON.stringify(calls.map((call) => call.getMessage()))));`;
    expect(inFreshProcess(`leanSdk(require); ${asked}`)).to.deep.equal(["two"]);
    expect(inFreshProcess(asked)).to.deep.equal(["one", "two"]);
  });

  it("what is loaded already stays as it is", () => {
    const before = `const { runtime } = require("@pulumi/pulumi"); const { serializeFunction } = runtime; leanSdk(require);
      const now = require("@pulumi/pulumi/runtime/closure/serializeClosure").serializeFunction;
      console.log(JSON.stringify(now === serializeFunction))`;
    expect(inFreshProcess(before)).to.equal(true);
  });

  it("the SDK of policies reads a resource once for all of them; without us once for each", () => {
    const shown = `const { makeAnalyzeRpcFun } = require("@pulumi/policy/server");
      const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
      const { AnalyzeRequest, AnalyzerResourceOptions } = require("@pulumi/pulumi/proto/analyzer_pb");
      let reads = 0;
      const toJavaScript = Struct.prototype.toJavaScript;
      Struct.prototype.toJavaScript = function () { reads += 1; return toJavaScript.call(this); };
      const seen = [];
      const policy = (name) => ({ name, validateResource: ({ props }) => { seen.push(props.size); } });
      const request = new AnalyzeRequest();
      request.setType("aws:ec2/vpc:Vpc");
      request.setOptions(new AnalyzerResourceOptions());
      request.setProperties(Struct.fromJavaScript({ size: 3 }));
      const analyze = makeAnalyzeRpcFun("pack", "1.0.0", "mandatory", [policy("one"), policy("two"), policy("three")]);
      analyze({ request }, () => console.log(JSON.stringify([reads, seen])));`;
    expect(inFreshProcess(`readOnce(require); ${shown}`)).to.deep.equal([1, [3, 3, 3]]);
    expect(inFreshProcess(shown)).to.deep.equal([3, [3, 3, 3]]);
  });

  it("what a policy may mend is read for it alone", () => {
    const read = `const { deserializeProperties } = require("@pulumi/policy/deserialize");
      const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
      const properties = Struct.fromJavaScript({ size: 3 });
      const twice = (secrets) => deserializeProperties(properties, secrets) === deserializeProperties(properties, secrets);
      console.log(JSON.stringify([twice(false), twice(true)]));`;
    expect(inFreshProcess(`readOnce(require); ${read}`)).to.deep.equal([true, false]);
  });
});
