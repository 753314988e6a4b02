import { expect } from "chai";
import { supportEnded } from "../../../../policy-packs/guardrails/services/database-versions";

describe("the calendar of engines", () => {
  it("tells the day when standard support of a version ended, of older ones too", () => {
    expect(supportEnded("mysql", "5.7")).to.equal("2024-02-29");
    expect(supportEnded("mysql", "5.7.44-rds.20240408")).to.equal("2024-02-29");
    expect(supportEnded("MySQL", "5.6.51")).to.equal("2024-02-29");
    expect(supportEnded("mysql", "8.0.36")).to.equal("2026-07-31");
    expect(supportEnded("postgres", "9.6")).to.equal("2024-02-29");
    expect(supportEnded("postgres", "13")).to.equal("2026-02-28");
    expect(supportEnded("aurora-postgresql", "12.9")).to.equal("2025-02-28");
    expect(supportEnded("aurora-mysql", "5.7.mysql_aurora.2.11.2")).to.equal("2024-10-31");
  });

  it("says nothing of what is supported, newer than it or of no engine that it knows", () => {
    for (const [engine, version] of [
      ["mysql", "8.4"],
      ["mysql", "9"],
      ["postgres", "14.9"],
      ["postgres", "17.4"],
      ["aurora-mysql", "8.0.mysql_aurora.3.04.0"],
      ["aurora-postgresql", "16"],
      ["mariadb", "10.3"],
      ["oracle-se2", "12.1"],
      ["mysql", "latest"],
    ] as const) {
      expect(supportEnded(engine, version), `${engine} ${version}`).to.equal(undefined);
    }
  });
});
