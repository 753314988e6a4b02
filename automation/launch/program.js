"use strict";
// Where the engine's language host enters: the program in index.ts, compiled if its sources changed.

process.setSourceMapsEnabled(true);
module.exports = require(require("./bundle").bundle("index.ts"));
