import type { AppErrorCode } from "#shared/app-error.ts";
import type { CatalogueEntry, EntryWords } from "../catalogue-entry.ts";
import { codesOfAuthentication } from "./codes-of-authentication.ts";
import { codesOfConnections } from "./codes-of-connections.ts";
import { codesOfIdTokens } from "./codes-of-id-tokens.ts";
import { codesOfProvisioning } from "./codes-of-provisioning.ts";
import { codesOfRequests } from "./codes-of-requests.ts";
import { codesOfSignedResponses } from "./codes-of-signed-responses.ts";
import { codesOfTheBrowser } from "./codes-of-the-browser.ts";
import { codesOfTheWorkbench } from "./codes-of-the-workbench.ts";
import { codesOfTokens } from "./codes-of-tokens.ts";
import { codesOfTransport } from "./codes-of-transport.ts";

/** Every code of ours has an entry: a new one does not compile without its words. */
const words: Readonly<Record<AppErrorCode, EntryWords>> = {
  ...codesOfTheWorkbench,
  ...codesOfProvisioning,
  ...codesOfTransport,
  ...codesOfConnections,
  ...codesOfRequests,
  ...codesOfTheBrowser,
  ...codesOfSignedResponses,
  ...codesOfTokens,
  ...codesOfIdTokens,
  ...codesOfAuthentication,
};

/** One entry a code, for when nothing more special applies. */
export const failureCodes: readonly CatalogueEntry[] = (Object.keys(words) as AppErrorCode[]).map((code) => ({
  id: `failure.${code}`,
  when: { codes: [code] },
  ...words[code],
}));
