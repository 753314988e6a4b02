"use strict";
// Where a process of ours enters that is started by its compiled file: `node run.js FILE …`.

const [, , file = ""] = process.argv;
process.argv.splice(1, 2, file);
process.setSourceMapsEnabled(true);
require("./load").load(file);
