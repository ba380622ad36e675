// Runs Azurite until whoever started it is gone: the end of standard input is the end of the server.
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
require("azurite/dist/src/azurite.js");
