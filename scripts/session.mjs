import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lacksDisplay } from "./setup.mjs";

// An empty password would leave the keyring locked. The keyring lives as long as the session's folder.
const UNLOCK_THEN_RUN =
  'printf test | gnome-keyring-daemon --unlock --components=secrets --control-directory="$KEYRING_CONTROL" >/dev/null; exec "$@"';
// Without -noreset the server begins anew when its last window ends, and has no display for one that starts then.
const SCREEN = "-screen 0 1600x1000x24 -noreset";

/**
 * Runs a program to its end, on Linux in a D-Bus session of its own with an unlocked, empty keychain whose
 * files are thrown away afterwards (the person's own keychain is never touched). Answers the exit code.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, display?: boolean, cwd?: string, stdout?: "inherit" | number }} [options]
 *   `display`: on a virtual display where there is no other; `stdout`: another stream for its output
 */
export async function runInOwnSession(program, args, { env = {}, display = false, ...streams } = {}) {
  if (process.platform !== "linux") return run([program, ...args], { ...process.env, ...env }, streams);
  const folder = mkdtempSync(join(tmpdir(), "sso-workbench-session-"));
  try {
    const virtual = display && lacksDisplay() ? ["xvfb-run", "-a", "-s", SCREEN] : [];
    const keychain = ["dbus-run-session", "--", "bash", "-c", UNLOCK_THEN_RUN, "bash"];
    const sessionEnv = {
      XDG_DATA_HOME: join(folder, "data"),
      KEYRING_CONTROL: join(folder, "control"),
      // Nobody reads this session's screen aloud.
      NO_AT_BRIDGE: "1",
    };
    return await run(
      [...virtual, ...keychain, program, ...args],
      { ...process.env, ...sessionEnv, ...env },
      { ...streams, ownGroup: true },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 });
  }
}

/**
 * Runs a program to its end with this process's own streams, and answers its exit code.
 *
 * @param {{ cwd?: string, stdout?: "inherit" | number, ownGroup?: boolean }} [options] `ownGroup`: the program and
 *   all that it starts make a process group, which ends as one when this process is told to end
 */
export function run(
  [program, ...args],
  env = process.env,
  { cwd, stdout = "inherit", ownGroup = false } = {},
) {
  return new Promise((resolve, reject) => {
    const stdio = [ownGroup ? "ignore" : "inherit", stdout, "inherit"];
    const child = spawn(program, args, { env, cwd, stdio, detached: ownGroup });
    let isTold = false;
    // Once: npm passes Ctrl-C on besides the terminal, and Electron takes a second SIGTERM as an end at once.
    const end = () => {
      if (isTold) return;
      isTold = true;
      if (ownGroup) process.kill(-child.pid, "SIGTERM");
      else child.kill();
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    for (const signal of signals) process.on(signal, end);
    const settle = (outcome) => {
      for (const signal of signals) process.off(signal, end);
      outcome();
    };
    child.on("error", (error) => settle(() => reject(error)));
    child.on("close", (code) => settle(() => resolve(code ?? 1)));
  });
}
