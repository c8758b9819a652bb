/**
 * Loads oidc-provider without its line about Node versions older than 22: it names nothing that a person who uses
 * the workbench could change, and everything the demo needs runs on the Node 20 of older Electron versions.
 * Any other warning passes.
 */
export const loadOidcProvider = async (): Promise<typeof import("oidc-provider")> => {
  const warn = console.warn;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes("oidc-provider WARNING: Unsupported runtime")) {
      warn(...words);
    }
  };
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
};
