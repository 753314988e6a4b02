import { deep } from "./deep";

/** How many times longer than it says a test may take: a deep run shares its machine for hours. */
const PATIENCE = deep ? 10 : Number(process.env["CAUSEWAY_PATIENCE"] ?? 1);

/** Mocha's hooks, for all test files. */
export const mochaHooks = {
  beforeEach(this: Mocha.Context): void {
    const test = this.currentTest;
    if (test !== undefined && PATIENCE !== 1) test.timeout(test.timeout() * PATIENCE);
  },
};
