import { expect } from "chai";
import { ecrScan } from "../../../../../policy-packs/guardrails/rules/applications/ecr-scan";
import { alone, resource, together, unknown } from "../../decide";

const REPOSITORY = "aws:ecr/repository:Repository";
const POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const REGISTRY = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
const good = { imageScanningConfiguration: { scanOnPush: true }, imageTagMutability: "IMMUTABLE" };
const repository = (props: object) => resource(REPOSITORY, { ...good, ...props }, { name: "images" });
const registry = (props: object) => resource(REGISTRY, { scanType: "BASIC", rules: [{ ...props }] });
const on = (props: object) => together(ecrScan, [repository(props)]);
const unscanned = [
  "violation images imageScanningConfiguration.scanOnPush: images are not scanned when they are pushed",
];

describe("ecr-scan (E-046, E-040, D-056)", () => {
  it("accepts a repository that scans and whose tags stay; refuses what is not set", () => {
    expect(on({})).to.deep.equal([]);
    expect(on({ imageScanningConfiguration: [{ scanOnPush: "true" }] })).to.deep.equal([]);
    expect(on({ imageScanningConfiguration: undefined })).to.deep.equal(unscanned);
    expect(on({ imageScanningConfiguration: { scanOnPush: false } })).to.deep.equal(unscanned);
  });

  it("refuses tags that move, also before the repository is made", () => {
    const moving = "violation imageTagMutability: a tag can be moved to another image";
    expect(on({ imageTagMutability: undefined })).to.deep.equal([moving.replace("imageTag", "images imageTag")]);
    expect(alone(ecrScan, repository({ imageTagMutability: "MUTABLE" }))).to.deep.equal([moving]);
    expect(alone(ecrScan, repository({ imageTagMutability: "MUTABLE_WITH_EXCLUSION" }))).to.deep.equal([moving]);
    expect(alone(ecrScan, repository({ imageTagMutability: "immutable" }))).to.deep.equal([]);
  });

  it("some tags may be left out, but not every one", () => {
    const leaving = (...filters: unknown[]) =>
      alone(
        ecrScan,
        repository({
          imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
          imageTagMutabilityExclusionFilters: filters.map((filter) => ({ filter, filterType: "WILDCARD" })),
        }),
      );
    expect(leaving("latest", "dev-*")).to.deep.equal([]);
    expect(leaving("latest", "*")).to.deep.equal([
      "violation imageTagMutabilityExclusionFilters[1].filter: a tag can be moved to another image: every tag is left out",
    ]);
    expect(leaving(unknown)[0]).to.match(/^unknown imageTagMutabilityExclusionFilters\[0\]\.filter: /);
  });

  it("a registry that scans every image is enough", () => {
    const off = repository({ imageScanningConfiguration: undefined });
    const everything = [{ filter: "*", filterType: "WILDCARD" }];
    const scanning = { scanFrequency: "SCAN_ON_PUSH", repositoryFilters: everything };
    expect(together(ecrScan, [off, registry(scanning)])).to.deep.equal([]);
    expect(together(ecrScan, [off, registry({ ...scanning, scanFrequency: "CONTINUOUS_SCAN" })])).to.deep.equal([]);
    expect(together(ecrScan, [off, registry({ ...scanning, scanFrequency: "MANUAL" })])).to.deep.equal(unscanned);
    expect(
      together(ecrScan, [off, registry({ ...scanning, repositoryFilters: [{ filter: "prod-*" }] })]),
    ).to.deep.equal(unscanned);
    expect(together(ecrScan, [off, registry({ ...scanning, repositoryFilters: unknown })])[0]).to.match(/^unknown /);
    expect(together(ecrScan, [off, registry({ ...scanning, scanFrequency: unknown })])[0]).to.match(/^unknown /);
  });

  it("refuses repositories that are public, by their kind or by their policy", () => {
    expect(alone(ecrScan, resource("aws:ecrpublic/repository:Repository", {}))).to.deep.equal([
      "violation : everybody pulls from a public repository",
    ]);
    const open = { Statement: { Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" } };
    const policy = (document: unknown) => resource(POLICY, { policy: document });
    expect(alone(ecrScan, policy(open))).to.deep.equal([
      "violation policy.Statement[0]: the statement lets everybody in",
    ]);
    const ours = { ...open.Statement, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } };
    expect(alone(ecrScan, policy({ Statement: ours }))).to.deep.equal([]);
    expect(alone(ecrScan, policy(unknown))[0]).to.match(/^unknown policy: /);
  });

  it("what is not known is no pass", () => {
    expect(on({ imageScanningConfiguration: unknown })).to.deep.equal([
      "unknown images imageScanningConfiguration.scanOnPush: whether images are scanned is not known; decided at the update",
    ]);
    expect(alone(ecrScan, repository({ imageTagMutability: unknown }))).to.have.length(1);
  });
});
