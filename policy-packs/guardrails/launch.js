"use strict";
// Where `--policy-pack policy-packs/guardrails` enters: the pack as the runner has it, compiled if its sources changed.

const path = require("node:path");
const { bundle } = require("../../automation/launch/bundle");
const { load } = require("../../automation/launch/load");

process.setSourceMapsEnabled(true);
const { leanSdk, readOnce } = require(bundle("automation/engine/lean-sdk.ts"));
leanSdk(require);
readOnce(require);
const folder = load(bundle("automation/guardrails/pack-folder.ts")).checkoutPackFolder();
// The SDK reads the pack's version from the folder it is started in, which is the program's.
process.chdir(folder);
// Its folder is named by what is in it: the code that V8 made of it before is code of the same text.
load(path.join(folder, "index.js"));
