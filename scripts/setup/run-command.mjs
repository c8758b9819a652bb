import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * Runs a program to its end and answers `{ code, output }`, where `output` is all it printed on both streams.
 * Never rejects: a program that is not there has code 127, one that was ended by a signal or the limit 128.
 *
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, limitMs?: number }} [options]
 *   `show` also passes the output on while it comes; after `limitMs` the program is killed.
 */
export function runCommand(program, args, { cwd, env = process.env, show = false, limitMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
    let output = "";
    const take = (chunk) => {
      output += chunk;
      if (show) process.stderr.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    const timer = limitMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), limitMs);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 128, output });
    });
  });
}

/** The full path of a program on PATH, or undefined. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    if (folder !== "" && existsSync(path)) return path;
  }
  return undefined;
}

/**
 * npm's own script, to be run by this Node: npm's launchers are shell scripts, which can't be spawned alike
 * on every system. `npm run` names it in the environment; otherwise it is found beside Node or through PATH.
 */
export function npmScript() {
  const nodeFolder = dirname(realpathSync(process.execPath));
  const onPath = findProgram("npm");
  const candidates = [
    process.env.npm_execpath,
    join(nodeFolder, "node_modules", "npm", "bin", "npm-cli.js"),
    join(nodeFolder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    onPath && realpathSync(onPath),
  ];
  return candidates.find((path) => path?.endsWith("npm-cli.js") && existsSync(path));
}

/** The last lines of a program's output, for an error message. */
export function lastLines(output, count = 12) {
  return output.trim().split("\n").slice(-count).join("\n");
}
