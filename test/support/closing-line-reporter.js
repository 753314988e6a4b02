"use strict";

const Mocha = require("mocha");

/**
 * Mocha's spec reporter, ended by the one line that scripts read: `N passed, N failed, N skipped`.
 * @param {Mocha.Runner} runner
 * @param {Mocha.MochaOptions} options
 */
function ClosingLineReporter(runner, options) {
  const spec = new Mocha.reporters.Spec(runner, options);
  runner.once("end", () => {
    const { passes, failures, pending } = spec.stats;
    process.on("exit", () => process.stdout.write(`${passes} passed, ${failures} failed, ${pending} skipped\n`));
  });
}

module.exports = ClosingLineReporter;
