import { useState } from "react";
import type { AppError } from "#shared/app-error.ts";
import type { LeftOut } from "#shared/requests/interchange.ts";
import type { RequestDraft } from "#shared/requests/request-draft.ts";
import { call, errorOf } from "../../bridge/index.ts";

/** Takes a cURL command that is pasted where a URL is typed. */
export interface PasteCurl {
  /** True where the text is such a command; what it says then becomes the request. */
  readonly take: (text: string) => boolean;
  /** What of the command did not come along. */
  readonly leftOut: readonly LeftOut[];
  readonly error: AppError | undefined;
}

const NOTHING: readonly LeftOut[] = [];

/** See {@link PasteCurl}. Its name, who it is sent as and what is expected of the answer stay. */
export const usePasteCurl = (onChange: (changes: Partial<RequestDraft>) => void): PasteCurl => {
  const [leftOut, setLeftOut] = useState(NOTHING);
  const [error, setError] = useState<AppError>();
  const read = async (text: string) => {
    setLeftOut(NOTHING);
    setError(undefined);
    try {
      const found = await call("requests.readCurl", { text });
      const [request] = found.requests;
      if (!request) return;
      const { method, url, headers, body, redirects } = request;
      onChange({ method, url, headers, body, redirects });
      setLeftOut(found.leftOut);
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return {
    take: (text) => {
      const isCommand = /^\s*curl(\.exe)?\s/iu.test(text);
      if (isCommand) void read(text);
      return isCommand;
    },
    leftOut,
    error,
  };
};
