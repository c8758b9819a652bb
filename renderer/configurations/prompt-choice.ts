/** The values of `prompt` that OIDC Core 3.1.2.1 names. */
export const promptValues = ["none", "login", "consent", "select_account"] as const;

/** A named value, nothing, or whatever is typed. */
export type PromptChoice = "" | (typeof promptValues)[number] | "other";

/** What the select shows for a value. */
export const promptChoiceOf = (prompt: string): PromptChoice =>
  prompt === "" ? "" : (promptValues.find((value) => value === prompt) ?? "other");

/** What is sent when nothing is chosen: offline access is given only after consent. */
export const promptHelp = (selectedScopes: readonly string[], prompt: string): string =>
  prompt.trim() === "" && selectedScopes.includes("offline_access")
    ? "prompt=consent is sent for offline_access, OIDC Core 11"
    : "prompt, OIDC Core 3.1.2.1";
