"use strict";
// Where `--policy-pack policy-packs/guardrails` enters: the pack in index.ts, compiled if its sources changed.

process.setSourceMapsEnabled(true);
// The SDK reads the pack's version from the folder it is started in, which is the program's.
process.chdir(__dirname);
require(require("../../automation/launch/bundle").bundle("policy-packs/guardrails/index.ts"));
