import type { Command } from "../command.ts";
import { diagnose } from "./diagnose.ts";
import { importConfigurations } from "./import-configurations.ts";
import { importUsers } from "./import-users.ts";
import { listConfigurations } from "./list-configurations.ts";
import { listLogins } from "./list-logins.ts";
import { listUsers } from "./list-users.ts";
import { logIn } from "./log-in.ts";
import { printToken } from "./print-token.ts";
import { run } from "./run.ts";
import { showLogin } from "./show-login.ts";

/** All commands, in the order of the usage. */
export const commands: readonly Command[] = [
  listConfigurations,
  importConfigurations,
  diagnose,
  logIn,
  listLogins,
  showLogin,
  listUsers,
  importUsers,
  run,
  printToken,
];
