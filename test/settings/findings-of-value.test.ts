import { expect } from "chai";
import type { z } from "zod";
import { findSetting, settingNames } from "../../settings/catalog";
import { findingsOfValue, isTextual } from "../../settings/findings-of-value";
import { required, type Setting } from "../../settings/setting";
import { countOf, fields, flag, listOf, oneOf, oneOfNumbers, text, textWhere } from "../../settings/values";

/** A setting of some kind of value, for what the catalogue has no example of. */
function settingOf<T>(schema: z.ZodType<T>, example: NoInfer<T>): Setting<T> {
  return required(schema, { doc: "A setting.", unit: "things", example, change: "in place", sources: ["D-007"] });
}

/** `path: got | expected | remedy` of each finding. */
function findings(setting: Setting<unknown>, value: unknown, written?: string): string[] {
  return findingsOfValue("thing", setting, value, () => written).map(
    ({ path, got, expected, remedy }) => `${path.join("/")}: ${got} | ${expected} | ${remedy}`,
  );
}

describe("findingsOfValue", () => {
  it("says nothing about values that are right", () => {
    expect(findings(settingOf(text(/^a+$/, "letters a"), "a"), "aaa")).to.deep.equal([]);
    expect(findings(settingOf(listOf(flag(), "flags"), [true]), [true, false])).to.deep.equal([]);
  });

  it("tells every problem inside a value, each once", () => {
    const range = fields({ from: countOf("ports", 1, 9), to: countOf("ports", 1, 9) }, "a map of from and to");
    expect(findings(settingOf(listOf(range, "ranges"), [{ from: 1, to: 2 }]), [{ from: 0, too: 3 }, 7])).to.deep.equal([
      "thing/0/from: 0 (a number) | a whole number of ports, 1 to 9 | write for example thing: [{ from: 1, to: 2 }]",
      "thing/0/to: nothing | a whole number of ports, 1 to 9 | add thing[0].to; for example thing: [{ from: 1, to: 2 }]",
      "thing/0/too: the unknown field too | only from and to | did you mean to?",
      "thing/1: 7 (a number) | a map of from and to | write for example thing: [{ from: 1, to: 2 }]",
    ]);
  });

  it("tells about quotes that are missing, only when they would help", () => {
    const version = settingOf(text(/^1\.\d\d$/, "a version"), "1.34");
    expect(findings(version, 1.3, "1.30")).to.deep.equal(
      ['1.3 (a number) | a version | put it in quotes: thing: "1.30"'].map((line) => `thing: ${line}`),
    );
    expect(findings(version, 7, "7")).to.deep.equal([
      'thing: 7 (a number) | a version | write for example thing: "1.34"',
    ]);
  });

  it("tells about quotes that are too many, only when they would hinder", () => {
    const zones = settingOf(countOf("zones", 1, 4), 3);
    expect(findings(zones, "3")).to.deep.equal([
      'thing: "3" | a whole number of zones, 1 to 4 | write it without quotes: thing: 3',
    ]);
    expect(findings(zones, "9")).to.deep.equal([
      'thing: "9" | a whole number of zones, 1 to 4 | write for example thing: 3',
    ]);
  });

  it("knows what YAML once took for truth", () => {
    expect(findings(settingOf(flag(), true), "Yes")).to.deep.equal([
      'thing: "Yes" | true or false | write thing: true',
    ]);
  });

  it("suggests the word that was meant", () => {
    const word = settingOf(oneOf("single", "perAz"), "single");
    expect(findings(word, "PERAZ")).to.deep.equal(['thing: "PERAZ" | one of single, perAz | did you mean perAz?']);
    expect(findings(word, "both")).to.deep.equal([
      'thing: "both" | one of single, perAz | write for example thing: single',
    ]);
  });

  it("checks a pattern before it asks further", () => {
    const asked: string[] = [];
    const ask = (value: string): boolean => asked.push(value) > 1;
    const setting = settingOf(textWhere(/^a/, ask, "an a that is liked"), "ab");
    expect(findings(setting, "b")).to.deep.equal(['thing: "b" | an a that is liked | write for example thing: ab']);
    expect(asked).to.deep.equal([]);
    expect(findings(setting, "ac")).to.deep.equal(['thing: "ac" | an a that is liked | write for example thing: ab']);
    expect(findings(setting, "ac")).to.deep.equal([]);
  });

  it("names the numbers that there are", () => {
    const setting = settingOf(oneOfNumbers([1, 3, 5], "days"), 3);
    expect(findings(setting, 4)).to.deep.equal([
      "thing: 4 (a number) | a number of days among 1, 3, 5 | write for example thing: 3",
    ]);
    expect(findings(setting, 5)).to.deep.equal([]);
  });
});

describe("isTextual", () => {
  it("tells which settings the engine hands over as plain text", () => {
    const textual = settingNames.filter((name) => {
      const setting = findSetting(name)?.setting;
      return setting !== undefined && isTextual(setting);
    });
    for (const name of settingNames) {
      expect(textual.includes(name), name).to.equal(typeof findSetting(name)?.setting.example === "string");
    }
  });
});
