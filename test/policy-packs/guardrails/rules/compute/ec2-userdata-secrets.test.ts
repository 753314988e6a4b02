import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { ec2UserdataSecrets } from "../../../../../policy-packs/guardrails/rules/compute/ec2-userdata-secrets";
import { alone, resource, unknown } from "../../decide";

const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const SPOT_FLEET = "aws:ec2/spotFleetRequest:SpotFleetRequest";
const script = "#!/bin/bash\nexport DB_PASSWORD=hunter2\n";
const encoded = (text: string | Buffer) => Buffer.from(text).toString("base64");
const holds = "the user data holds a value for DB_PASSWORD";

describe("ec2-userdata-secrets (D-026, B-028, K-19)", () => {
  for (const type of [
    INSTANCE,
    TEMPLATE,
    "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    "aws:ec2/launchConfiguration:LaunchConfiguration",
  ]) {
    it(`${type}: a secret in user data is refused, plain, encoded and compressed; its value is not told`, () => {
      for (const data of [script, encoded(script), encoded(gzipSync(script))]) {
        for (const property of ["userData", "userDataBase64"]) {
          expect(alone(ec2UserdataSecrets, resource(type, { [property]: data }))).to.deep.equal([
            `violation ${property}: ${holds}`,
          ]);
        }
      }
    });
  }

  it("what else is told to a machine is searched as well", () => {
    const of = (type: string, props: object) => alone(ec2UserdataSecrets, resource(type, { ...props }));
    const harmless = "#!/bin/bash\necho started\n";
    const lifecycle = "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration";
    const cases: readonly (readonly [type: string, path: string, told: (data: string) => object])[] = [
      ["aws:lightsail/instance:Instance", "userData", (userData) => ({ userData })],
      ["aws:imagebuilder/imageRecipe:ImageRecipe", "userDataBase64", (data) => ({ userDataBase64: encoded(data) })],
      [lifecycle, "onStart", (data) => ({ onStart: encoded(data) })],
      [lifecycle, "onCreate", (data) => ({ onCreate: encoded(data) })],
      [
        "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig",
        "studioLifecycleConfigContent",
        (data) => ({ studioLifecycleConfigContent: encoded(data) }),
      ],
      ["kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", "spec.userData", (userData) => ({ spec: { userData } })],
    ];
    for (const [type, path, told] of cases) {
      expect(of(type, told(script)), type).to.deep.equal([`violation ${path}: ${holds}`]);
      expect(of(type, told(harmless)), type).to.deep.equal([]);
    }
  });

  it("finds it in a file that cloud-init is to write, and in a part of several", () => {
    const cloud = `#cloud-config\nwrite_files:\n- encoding: b64\n  content: ${encoded(script)}\n`;
    const parts = `Content-Type: multipart/mixed; boundary="//"\n\n--//\nContent-Type: text/x-shellscript\n\n${script}--//--\n`;
    for (const userData of [cloud, encoded(cloud), parts, encoded(parts)]) {
      expect(alone(ec2UserdataSecrets, resource(INSTANCE, { userData }))).to.deep.equal([
        `violation userData: ${holds}`,
      ]);
    }
  });

  it("finds it in every specification of a spot fleet", () => {
    const launchSpecifications = [{ userData: "#!/bin/bash\n" }, { userData: script }];
    expect(alone(ec2UserdataSecrets, resource(SPOT_FLEET, { launchSpecifications }))).to.deep.equal([
      `violation launchSpecifications[1].userData: ${holds}`,
    ]);
    expect(alone(ec2UserdataSecrets, resource(SPOT_FLEET, { launchSpecifications: unknown }))).to.have.length(1);
  });

  it("accepts user data that reads its secrets, and none", () => {
    const reading = "#!/bin/bash\nDB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id prod/db)\n";
    for (const props of [{}, { userData: "" }, { userData: reading }, { userData: encoded(reading) }]) {
      expect(alone(ec2UserdataSecrets, resource(INSTANCE, props))).to.deep.equal([]);
    }
  });

  it("what is not known is no pass, and the rest is decided", () => {
    expect(alone(ec2UserdataSecrets, resource(INSTANCE, { userData: unknown, userDataBase64: script }))).to.deep.equal([
      "unknown userData: the user data is not known, and with it whether it holds a secret; decided at the update",
      `violation userDataBase64: ${holds}`,
    ]);
  });
});
