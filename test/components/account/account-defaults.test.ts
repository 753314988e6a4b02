import { expect } from "chai";
import { AccountDefaults } from "../../../components/account/account-defaults";
import { record } from "../../support/pulumi-mocks";

describe("AccountDefaults", () => {
  it("leave nothing public, unencrypted or weak by default (D-010, D-023)", async () => {
    const { recorded } = await record(() => new AccountDefaults("account", { accountId: "111111111111" }));
    expect(Object.fromEntries(recorded.names().map((name) => [name, recorded.get(name).inputs]))).to.deep.equal({
      "account-encrypted-disks": { enabled: true },
      "account-metadata-by-token": { httpTokens: "required", httpPutResponseHopLimit: 1 },
      "account-no-public-buckets": {
        accountId: "111111111111",
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      "account-no-public-images": { state: "block-new-sharing" },
      "account-no-public-snapshots": { state: "block-all-sharing" },
      "account-passwords": {
        minimumPasswordLength: 14,
        passwordReusePrevention: 24,
        maxPasswordAge: 90,
        requireLowercaseCharacters: true,
        requireNumbers: true,
        requireSymbols: true,
        requireUppercaseCharacters: true,
        allowUsersToChangePassword: true,
      },
    });
  });

  it("keep the internet from opening connections where they are told to (D-009, C-012)", async () => {
    const args = { accountId: "111111111111", blockInternetIngress: true };
    const { recorded } = await record(() => new AccountDefaults("account", args));
    expect(recorded.get("account-no-internet-ingress").inputs).to.deep.equal({
      internetGatewayBlockMode: "block-ingress",
    });
  });
});
