// The pack for the ordinary command line: the same rules behind the SDK's protocol. Importing this starts a server.
import { PolicyPack } from "@pulumi/policy";
import { catalog } from "./catalog";
import { newListing, policyOf } from "./pack/sdk-policy";
import { newMemory } from "./pack/session";
import { refuseMistakes } from "./pack/team-mistakes";
import { teamRules } from "./pack/team-rules";

const memory = newMemory();
const today = new Date().toISOString().slice(0, "2026-12-04".length);
const options = { ...teamRules(__dirname), today };
refuseMistakes(catalog, options);
const listing = newListing();
const policies = catalog.map((rule) => policyOf(rule, options, memory, listing));
void new PolicyPack("causeway-guardrails", { enforcementLevel: "mandatory", policies });
