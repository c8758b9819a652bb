/**
 * Chromium switches that would let whoever starts the program look into it, send its traffic elsewhere or take a
 * protection away (EX-19). `--user-data-dir` stays: it is how another data folder is chosen.
 */
const dangerousSwitches = [
  "allow-running-insecure-content",
  "disable-site-isolation-trials",
  "disable-web-security",
  "host-resolver-rules",
  "host-rules",
  "ignore-certificate-errors",
  "ignore-certificate-errors-spki-list",
  "inspect",
  "inspect-brk",
  "inspect-port",
  "js-flags",
  "load-extension",
  "no-proxy-server",
  "proxy-bypass-list",
  "proxy-pac-url",
  "proxy-server",
  "remote-allow-origins",
  "remote-debugging-pipe",
  "remote-debugging-port",
  "single-process",
] as const;

/**
 * The switches for which a packaged program does not start. Chromium has read them before any of our code runs,
 * so they can't be ignored. Without its sandbox Chromium is only accepted for root, for whom it has none.
 */
export const refusedSwitches = (
  hasSwitch: (name: string) => boolean,
  user: { readonly isRoot: boolean },
): readonly string[] => [
  ...dangerousSwitches.filter(hasSwitch),
  ...["no-sandbox", "disable-setuid-sandbox"].filter((name) => !user.isRoot && hasSwitch(name)),
];
