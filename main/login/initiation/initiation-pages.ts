import { page } from "../callback/index.ts";

/** What a browser sees that could not be sent on to the provider; static, like all pages of the loopback interface. */
export const initiationPages = {
  refused: page("Not a login", "SSO Workbench was asked to start a login, but not in a way that it takes."),
  unknownIssuer: page(
    "No configuration for this provider",
    "SSO Workbench has no configuration with this issuer that is ready for a login with a loopback redirect.",
  ),
  tooMany: page(
    "Too many logins",
    "Several logins that were started like this one have not ended yet. Finish or cancel them first.",
  ),
  notStarted: page("The login did not start", "SSO Workbench says why."),
} as const;
