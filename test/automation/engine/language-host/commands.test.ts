import messages from "@pulumi/pulumi/proto/language_pb";
import { expect } from "chai";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { policyPackCommand, programCommand } from "../../../../automation/engine/language-host/commands";

const sdkFile = (folder: string, file: string) => `${folder}/sdk/${file}`;

function programInfo(options: Record<string, string | boolean>): messages.ProgramInfo {
  const info = new messages.ProgramInfo();
  info.setRootDirectory("/checkout");
  info.setProgramDirectory("/checkout/pack");
  info.setEntryPoint("automation/launch/program.js");
  info.setOptions(Struct.fromJavaScript(options));
  return info;
}

describe("programCommand", () => {
  const request = () => {
    const run = new messages.RunRequest();
    run.setPwd("/checkout");
    run.setProject("causeway");
    run.setStack("dev");
    run.setOrganization("organization");
    run.setMonitorAddress("127.0.0.1:1");
    run.setParallel(8);
    run.setInfo(programInfo({ typescript: false, nodeargs: "--max-old-space-size=512 --trace-warnings" }));
    run.getConfigMap().set("causeway:secret", "hunter2");
    run.setConfigsecretkeysList(["causeway:secret"]);
    return run;
  };

  it("runs the SDK's runner with the entry of Pulumi.yaml and honours its options", () => {
    const command = programCommand(request(), "127.0.0.1:2", sdkFile);
    expect(command.folder).to.equal("/checkout");
    expect(command.args.join(" ")).to.equal(
      "--max-old-space-size=512 --trace-warnings /checkout/sdk/cmd/run --monitor 127.0.0.1:1 --engine 127.0.0.1:2 " +
        "--organization organization --project causeway --root-directory /checkout --stack dev --pwd /checkout " +
        "--parallel 8 automation/launch/program.js",
    );
    expect(command.environment["PULUMI_NODEJS_TYPESCRIPT"]).to.equal("false");
  });

  it("says that it is a preview", () => {
    const preview = request();
    preview.setDryrun(true);
    expect(programCommand(preview, "", sdkFile).args).to.include("--dry-run");
    expect(programCommand(request(), "", sdkFile).args).not.to.include("--dry-run");
  });

  it("keeps configuration, which may be secret, out of the arguments", () => {
    const { args, environment } = programCommand(request(), "", sdkFile);
    expect(args.join(" ")).not.to.include("hunter2");
    expect(environment["PULUMI_CONFIG"]).to.equal('{"causeway:secret":"hunter2"}');
    expect(environment["PULUMI_CONFIG_SECRET_KEYS"]).to.equal('["causeway:secret"]');
  });
});

describe("policyPackCommand", () => {
  const request = (kind: string) => {
    const run = new messages.RunPluginRequest();
    run.setKind(kind);
    run.setPwd("/work-folder");
    run.setArgsList(["127.0.0.1:2"]);
    run.setEnvList(["PULUMI_PROJECT=causeway", "EQUATION=a=b"]);
    run.setInfo(programInfo({}));
    return run;
  };

  it("runs the SDK's runner for packs with the pack's folder, in exactly the given environment", () => {
    expect(policyPackCommand(request("analyzer"), sdkFile)).to.deep.equal({
      args: ["/checkout/pack/sdk/cmd/run-policy-pack", "127.0.0.1:2", "/checkout/pack"],
      folder: "/work-folder",
      environment: { PULUMI_PROJECT: "causeway", EQUATION: "a=b", PULUMI_NODEJS_TYPESCRIPT: "true" },
    });
  });

  it("is undefined for what is not a pack", () => {
    expect(policyPackCommand(request("resource"), sdkFile)).to.equal(undefined);
  });
});
