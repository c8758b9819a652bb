import type { CurlShell, ReadCurl, WrittenCurl } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import type { Variable } from "#shared/requests/variable.ts";

/** Reads pasted cURL commands. @throws AppFailure `invalid_input` when there is none */
export const readCurl = async (text: string): Promise<ReadCurl> =>
  (await import("./interchange/index.ts")).readCurl(text);

/** Writes a request as a cURL command, never with a token or a secret variable's value in it. */
export const writeCurl = async (order: {
  readonly request: RequestDraft;
  readonly variables: readonly Variable[];
  readonly shell: CurlShell;
}): Promise<WrittenCurl> => (await import("./interchange/index.ts")).writeCurl(order);
