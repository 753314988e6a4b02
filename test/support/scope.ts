import type { Scope } from "../../components/naming";

/** Where the components of most tests live. */
export const scope: Scope = { environment: "dev", accountId: "111111111111", region: "us-east-1" };
