"use strict";
// Where ./causeway enters: the command line in automation/cli.ts, compiled if its sources changed.

process.setSourceMapsEnabled(true);
require("./load").load(require("./bundle").bundle("automation/cli.ts"));
