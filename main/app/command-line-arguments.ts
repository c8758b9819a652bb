/** Switches under which Electron runs without a display and keeps its own messages to itself. */
export const headlessSwitches = [
  "--ozone-platform=headless",
  "--disable-gpu",
  "--disable-software-rasterizer",
  "--log-level=3",
] as const;

/** Chromium's, for root, and ours above: no concern of the commands. */
const notOurs: ReadonlySet<string> = new Set([...headlessSwitches, "--no-sandbox"]);

/** The arguments that are meant for us: what follows the program or, while developing, the folder that it runs. */
export const ownArguments = (argv: readonly string[], isPackaged: boolean): readonly string[] => {
  const [, ...given] = argv;
  const folderAt = isPackaged ? -1 : given.findIndex((arg) => !arg.startsWith("-"));
  return given.slice(folderAt + 1).filter((arg) => !notOurs.has(arg));
};
