import type { CapturedRedirect, CapturedRequest } from "../../ports/browser-opener.ts";
import { pages } from "./page.ts";
import {
  type ExpectedAnswer,
  MAX_BODY_BYTES,
  type ParsedCallback,
  parseAuthorizationResponse,
} from "./parse-callback.ts";

/** Waits for one authorization response, whichever way it comes. */
export interface RedirectReceiver {
  /** The redirect URI of this login. */
  readonly redirectUri: string;
  /** The parameters of the first valid response; it stays pending for everything else. */
  readonly response: Promise<ReadonlyMap<string, string>>;
  /** What the test window has to catch. */
  readonly captured?: CapturedRedirect;
  /** Ends receiving. */
  finish(): void;
}

interface Expectation extends ExpectedAnswer {
  readonly uri: string;
  readonly state: string;
  /** `POST` for the response mode `form_post`; GET otherwise. */
  readonly method: "GET" | "POST";
}

/**
 * Receives the response from the test window, which hands over what is meant for the redirect URI instead of
 * sending it. As on the loopback interface, a response with a wrong state is refused and told to `onRejected`;
 * it never ends the login (C-23).
 */
export const openCapturedRedirect = (
  options: Expectation & { readonly onRejected: (reason: string) => void },
): RedirectReceiver => {
  let accept: (parameters: ReadonlyMap<string, string>) => void = () => {};
  const response = new Promise<ReadonlyMap<string, string>>((resolve) => {
    accept = resolve;
  });
  let isOver = false;
  const take = (request: CapturedRequest): string => {
    if (isOver) return pages.used;
    const parsed = parseCapturedRequest(request, options);
    if (parsed.kind !== "accepted") {
      options.onRejected(parsed.kind === "rejected" ? parsed.reason : "it is not the answer to this login");
      return pages.refused;
    }
    isOver = true;
    accept(parsed.parameters);
    return pages.captured;
  };
  return {
    redirectUri: options.uri,
    response,
    captured: { uri: options.uri, isAt: (url) => isAtRedirectUri(url, options.uri), take },
    finish: () => {
      isOver = true;
    },
  };
};

/** Decides whether what was caught is the authorization response of this login. */
export const parseCapturedRequest = (request: CapturedRequest, expected: Expectation): ParsedCallback => {
  if (!isAtRedirectUri(request.url, expected.uri))
    return rejected("it went to another address of the scheme");
  if (!request.isPage) return rejected("a part of a page asked for the redirect URI, not the page itself");
  if (request.method !== expected.method) {
    return rejected(`it came by ${request.method.slice(0, 10)}, not by ${expected.method}`);
  }
  const parameters = expected.method === "POST" ? (request.body ?? "") : new URL(request.url).search;
  if (parameters.length > MAX_BODY_BYTES) return rejected("it is too long");
  return parseAuthorizationResponse(parameters, expected);
};

const rejected = (reason: string): ParsedCallback => ({ kind: "rejected", status: 400, reason });

/** Whether a URL is the redirect URI but for query and fragment. */
export const isAtRedirectUri = (url: string, redirectUri: string): boolean =>
  URL.canParse(url) && withoutParameters(url) === withoutParameters(redirectUri);

const withoutParameters = (text: string): string => {
  const url = new URL(text);
  url.search = "";
  url.hash = "";
  return url.href;
};
