import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// Runs one bundled bench inside Electron's Node and leaves its rows in a file: its output is its own.
const [, , modulePath, resultPath] = process.argv;
const { run } = await import(pathToFileURL(modulePath).href);
writeFileSync(resultPath, JSON.stringify(await run()));
// A bench may leave a server or a window open.
process.exit(0);
