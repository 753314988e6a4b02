import { expect } from "chai";
import * as naming from "../../components/naming";
import { standardTags } from "../../components/tags";
import { scope } from "../support/scope";

describe("naming", () => {
  it("starts every name with the project and the environment", () => {
    expect(naming.roleName(scope, "bastion")).to.equal("causeway-dev-bastion");
    expect(naming.databaseName(scope, "database")).to.equal("causeway-dev-database");
    expect(naming.physicalName(scope, "critical")).to.equal("causeway-dev-critical");
    expect(naming.bucketName(scope, "audit")).to.equal("causeway-dev-audit-111111111111-us-east-1");
    expect(naming.logGroupName(scope, "flow")).to.equal("/causeway/dev/flow");
    expect(naming.parameterName(scope, "app", "log-level")).to.equal("/causeway/dev/app/log-level");
    expect(naming.secretName(scope, "app")).to.equal("causeway/dev/app");
    expect(naming.arnOf(scope, "logs", "log-group:*")).to.equal("arn:aws:logs:us-east-1:111111111111:log-group:*");
  });

  it("refuses a name that AWS would refuse, and takes the longest that it takes", () => {
    const environment = "e".repeat(63 - "causeway--database".length);
    expect(naming.databaseName({ ...scope, environment }, "database")).to.have.length(63);
    expect(() => naming.databaseName({ ...scope, environment: `${environment}e` }, "database")).to.throw(
      RangeError,
      /has 64 characters; expected at most 63; shorten the environment's name/,
    );
  });
});

describe("standardTags", () => {
  it("are the five that every resource carries (D-114, A-067, C-078)", () => {
    expect(standardTags({ environment: "dev", owner: "platform-team", costCenter: "data" })).to.deep.equal({
      Environment: "dev",
      Project: "causeway",
      Owner: "platform-team",
      CostCenter: "data",
      ManagedBy: "pulumi",
    });
  });
});
