import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "chai";
import { readKinds, readResource } from "../../../../simulator/kubernetes/generate/read-kinds";
import stored from "../../../../simulator/kubernetes/generated/kinds.json";

const PACKAGE = resolve(__dirname, "..", "..", "..", "..", "node_modules", "@pulumi", "kubernetes");

describe("readKinds", () => {
  it("finds what the committed file has in the installed package", () => {
    const files = readdirSync(PACKAGE, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js"))
      .map((file) => readFileSync(join(PACKAGE, file), "utf8"));
    const { "helm.sh/v3": release, ...kinds } = stored;
    expect(readKinds(files)).to.deep.equal(kinds);
    const helm = files.flatMap(readResource).find(({ token }) => token === "kubernetes:helm.sh/v3:Release");
    expect(release).to.deep.equal({ Release: helm?.properties.join(" ") });
  });

  it("leaves out lists, patches and what is no object", () => {
    const file = (token: string) =>
      `static __pulumiType = '${token}';\n        if (!opts.id) {\n            resourceInputs["apiVersion"] = "v1";\n            resourceInputs["spec"] = args?.spec;\n            resourceInputs["status"] = undefined /*out*/;\n        }\n`;
    const tokens = ["core/v1:Pod", "core/v1:PodList", "core/v1:PodPatch", "yaml/v2:ConfigFile", "helm.sh/v4:Chart"];
    expect(readKinds(tokens.map((token) => file(`kubernetes:${token}`)))).to.deep.equal({
      "core/v1": { Pod: "spec status!" },
    });
  });
});
