import { expect } from "chai";
import { KIND, SIGNATURE } from "../../../../lib/engine-values";
import { readResource } from "../../../../policy-packs/guardrails/facts/resource";
import { valueOf } from "../../../../policy-packs/guardrails/helm/parts";
import { documentsOf, givenValues } from "../../../../policy-packs/guardrails/helm/values";
import { resource, unknown } from "../decide";
import { RELEASE } from "./values-asked";

const given = (props: Readonly<Record<string, unknown>>, type = RELEASE) => {
  const values = givenValues(readResource(resource(type, props)));
  return values === undefined ? undefined : { values: valueOf(values.part), unread: values.unread };
};
const asset = (fields: object) => ({ [SIGNATURE]: KIND.asset, ...fields });

describe("values that a chart is given", () => {
  it("are those of files, one over the other, and above them those of the program", () => {
    const valueYamlFiles = [asset({ text: "a: 1\nb: { c: 1 }" }), asset({ text: "a: 2" })];
    expect(given({ valueYamlFiles, values: { b: { d: 2 } } })).to.deep.equal({
      values: { a: 2, b: { c: 1, d: 2 } },
      unread: undefined,
    });
    expect(given({})).to.deep.equal({ values: undefined, unread: undefined });
    expect(given({ values: {} }, "aws:s3/bucket:Bucket")).to.equal(undefined);
  });

  it("what is not known is told from what cannot be read, and the rest is read", () => {
    const later = { path: "valueYamlFiles[0]", isLater: true };
    expect(given({ valueYamlFiles: [unknown], values: { a: 1 } })).to.deep.equal({ values: { a: 1 }, unread: later });
    expect(given({ valueYamlFiles: [asset({ text: unknown })] })?.unread).to.deep.equal(later);
    const never = { path: "valueYamlFiles[0]", isLater: false };
    for (const fields of [
      { path: "values.yaml" },
      { uri: "https://example.com/values.yaml" },
      { text: "a: [" },
      { text: "- a" },
    ]) {
      expect(given({ valueYamlFiles: [asset(fields)] })?.unread).to.deep.equal(never);
    }
    expect(given({ valueYamlFiles: [{ __pulumiAsset: true }] })?.unread).to.deep.equal(never);
    expect(given({ values: "a: [" })?.unread).to.deep.equal({ path: "values", isLater: false });
  });

  it("a text may hold several objects, or none", () => {
    expect(documentsOf("a: 1\n---\n- b: 2\n- c: 3\n")).to.deep.equal([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect(documentsOf("")).to.deep.equal([]);
    expect(documentsOf("a: 1\n{{- if .Values.b }}\nb: 2\n{{- end }}\n")).to.equal(undefined);
  });
});
