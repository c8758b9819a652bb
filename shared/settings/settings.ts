import { z } from "zod";
import { currentIdentitySchema } from "../requests/request-draft-schema.ts";

/** What the user can set. */
export const settingsSchema = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  /** Program that is given the authorization request's URL as its one argument; empty: the system's browser. */
  browserProgram: z.string().max(4096),
  /** How long a login waits for the browser, in seconds. */
  loginTimeLimitInSeconds: z.number().int().min(10).max(3600),
  /** How long login runs and exchanges are kept, in days. */
  retentionInDays: z.number().int().min(1).max(3650),
  /** Whether the tokens of identities in use are refreshed shortly before they end. */
  refreshBeforeEnd: z.boolean(),
  /** Whether logins can be started from outside (OIDC Core 4), and at which port; 0: the system chooses one. */
  initiatedLogins: z.boolean(),
  initiatedLoginPort: z.number().int().min(0).max(65535),
  /** The environment whose variables requests are sent with; empty: none. */
  environmentId: z.string().max(64),
  /** Who requests are sent as that are for the current identity. */
  currentIdentity: currentIdentitySchema,
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** Some of the settings, to be changed. */
export const settingsChangesSchema = settingsSchema.partial();
export type SettingsChanges = Readonly<z.infer<typeof settingsChangesSchema>>;

export const defaultSettings: Settings = {
  theme: "system",
  browserProgram: "",
  loginTimeLimitInSeconds: 300,
  retentionInDays: 90,
  refreshBeforeEnd: true,
  initiatedLogins: false,
  initiatedLoginPort: 8380,
  environmentId: "",
  currentIdentity: { kind: "anonymous" },
};
