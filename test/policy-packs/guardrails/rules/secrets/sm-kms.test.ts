import { expect } from "chai";
import { smKms } from "../../../../../policy-packs/guardrails/rules/secrets/sm-kms";
import { alone, resource, unknown } from "../../decide";

const key = "arn:aws:kms:us-east-1:1:key/k";
const secret = (props: object) => alone(smKms, resource("aws:secretsmanager/secret:Secret", { ...props }));
const parameter = (props: object) => alone(smKms, resource("aws:ssm/parameter:Parameter", { ...props }));
const refused = (path: string) =>
  `violation ${path}: the secret is encrypted with a key that AWS manages: whoever may decrypt anything may read it`;

describe("sm-kms (K-19, B-016, D-023)", () => {
  it("a secret has a key of ours, also one that is being made, and so has each copy", () => {
    expect(secret({ kmsKeyId: key })).to.deep.equal([]);
    expect(secret({ kmsKeyId: unknown })).to.deep.equal([]);
    expect(secret({})).to.deep.equal([refused("kmsKeyId")]);
    expect(secret({ kmsKeyId: "alias/aws/secretsmanager" })).to.deep.equal([refused("kmsKeyId")]);
    expect(secret({ kmsKeyId: key, replicas: [{ region: "a", kmsKeyId: key }, { region: "b" }] })).to.deep.equal([
      refused("replicas[1].kmsKeyId"),
    ]);
    expect(secret({ kmsKeyId: key, replicas: unknown })).to.have.length(1);
  });

  it("so has a secure parameter; others are not encrypted", () => {
    expect(parameter({ type: "SecureString", keyId: key })).to.deep.equal([]);
    expect(parameter({ type: "SecureString" })).to.deep.equal([refused("keyId")]);
    expect(parameter({ type: "SecureString", keyId: "alias/aws/ssm" })).to.deep.equal([refused("keyId")]);
    expect(parameter({ type: "String" })).to.deep.equal([]);
    expect(parameter({ type: unknown })).to.deep.equal([
      "unknown type: whether the parameter is encrypted is not known; decided at the update",
    ]);
  });
});
