import Mocha from "mocha";
import { deep } from "./deep";

/** How many times longer than it says a test may take: a deep run shares its machine for hours. */
const PATIENCE = deep ? 10 : Number(process.env["CAUSEWAY_PATIENCE"] ?? 1);

/** What a file prepares for its tests takes longer on such a machine, too. */
function lengthen(suite: Mocha.Suite): void {
  const hooks: unknown = Reflect.get(suite, "_beforeAll");
  for (const hook of Array.isArray(hooks) ? hooks : []) {
    if (hook instanceof Mocha.Hook) hook.timeout(hook.timeout() * PATIENCE);
  }
  for (const inner of suite.suites) lengthen(inner);
}

/** Mocha's hooks, for all test files. */
export const mochaHooks = {
  beforeAll(this: Mocha.Context): void {
    const root = this.test?.parent;
    if (root !== undefined && PATIENCE !== 1) for (const suite of root.suites) lengthen(suite);
  },
  beforeEach(this: Mocha.Context): void {
    const test = this.currentTest;
    if (test !== undefined && PATIENCE !== 1) test.timeout(test.timeout() * PATIENCE);
  },
};
