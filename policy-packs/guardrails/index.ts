// The pack for the ordinary command line: the same rules behind the SDK's protocol. Importing this starts a server.
import { PolicyPack } from "@pulumi/policy";
import { catalog } from "./catalog";
import { policyOf } from "./sdk-policy";

const wishes = new Map();
const policies = catalog.map((rule) => policyOf(rule, wishes));
void new PolicyPack("causeway-guardrails", { enforcementLevel: "mandatory", policies });
