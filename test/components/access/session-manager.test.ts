import { expect } from "chai";
import { SessionManager } from "../../../components/access/session-manager";
import { operatorStatements } from "../../../components/access/session-statements";
import { record } from "../../support/pulumi-mocks";
import { scope } from "../../support/scope";

const make = () => new SessionManager("sessions", { scope, keyArn: "arn:key", auditRetentionDays: 365 });

describe("SessionManager", () => {
  it("is a session document, an encrypted log group, and a profile for hosts (D-017)", async () => {
    const { recorded } = await record(make);
    expect(recorded.names()).to.deep.equal([
      "sessions-document",
      "sessions-host",
      "sessions-host-profile",
      "sessions-host-role",
      "sessions-host-role-AmazonSSMManagedInstanceCore",
      "sessions-host-role-transcripts",
      "sessions-log-group",
      "sessions-operator",
    ]);
    expect(recorded.get("sessions-log-group").inputs).to.deep.equal({
      name: "/causeway/dev/sessions",
      retentionInDays: 365,
      kmsKeyId: "arn:key",
    });
    expect(recorded.get("sessions-host-role-AmazonSSMManagedInstanceCore").inputs["policyArn"]).to.equal(
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    );
  });

  it("writes every session down, encrypted, and lets nobody become root (D-019)", async () => {
    const { recorded } = await record(make);
    const document = recorded.get("sessions-document").inputs;
    expect(document).to.deep.include({ documentType: "Session", name: "causeway-dev-session" });
    const content: unknown = JSON.parse(String(document["content"]));
    expect(content).to.deep.equal({
      schemaVersion: "1.0",
      description: "Sessions are encrypted and logged",
      sessionType: "Standard_Stream",
      inputs: {
        cloudWatchLogGroupName: "/causeway/dev/sessions",
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        kmsKeyId: "arn:key",
        idleSessionTimeout: "20",
        maxSessionDuration: "60",
        runAsEnabled: false,
      },
    });
  });
});

describe("operatorStatements", () => {
  it("starts sessions on marked instances of this environment, with our document or a tunnel (D-018)", () => {
    const [instances, documents] = operatorStatements(scope, "causeway-dev-session", "arn:key");
    expect(instances).to.deep.include({
      Resource: "arn:aws:ec2:us-east-1:111111111111:instance/*",
      Condition: {
        StringEquals: { "ssm:resourceTag/SessionAccess": "dev" },
        BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" },
      },
    });
    expect(documents?.Resource).to.deep.equal([
      "arn:aws:ssm:us-east-1:111111111111:document/causeway-dev-session",
      "arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSession",
      "arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSessionToRemoteHost",
    ]);
  });
});
