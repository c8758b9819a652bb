import { request } from "node:http";
import { findUserButton, HttpBrowser, readForm } from "./http-browser.ts";

/** What a loopback listener answered. */
export interface LoopbackAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
}

/** What a browser posts. */
export interface PostedBody {
  readonly mediaType: string;
  readonly content: string;
}

/**
 * Asks a loopback listener for a page, as a browser's navigation does: without a script's Sec-Fetch headers. With a
 * body it is a POST.
 */
export const navigate = (url: string, posted?: URLSearchParams | PostedBody): Promise<LoopbackAnswer> =>
  new Promise((resolve, reject) => {
    const body = posted instanceof URLSearchParams ? asForm(posted) : posted;
    const options = body === undefined ? {} : { method: "POST", headers: { "content-type": body.mediaType } };
    request(url, { agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location,
          html: Buffer.concat(chunks).toString("utf8"),
        }),
      );
    })
      .on("error", reject)
      .end(body?.content);
  });

const asForm = (form: URLSearchParams): PostedBody => ({
  mediaType: "application/x-www-form-urlencoded",
  content: form.toString(),
});

/** The form that a page posts by itself when it is loaded (OAuth 2.0 Form Post Response Mode). */
export const selfPostingForm = (
  html: string,
): { readonly url: string; readonly form: URLSearchParams } | undefined => {
  if (!html.includes("document.forms[0].submit()")) return undefined;
  const { action, hidden } = readForm(html);
  return { url: action, form: new URLSearchParams(hidden) };
};

/** Follows redirects and posts forms, at most ten, back to the workbench and up to its last page. */
export const comeHome = async (
  url: string,
  form?: URLSearchParams,
  stepsLeft = 10,
): Promise<LoopbackAnswer> => {
  const answer = await navigate(url, form);
  if (stepsLeft === 0) return answer;
  if (answer.location !== undefined) {
    return comeHome(new URL(answer.location, url).href, undefined, stepsLeft - 1);
  }
  const next = selfPostingForm(answer.html);
  return next === undefined ? answer : comeHome(next.url, next.form, stepsLeft - 1);
};

/** Signs in at the demo provider as a person would, without scripts; answers where it sends the browser. */
export const callbackFor = async (url: string, user: string): Promise<string> => {
  const browser = new HttpBrowser(new URL(url).origin);
  const page = await browser.open(url);
  return (await browser.press(page, "sub", findUserButton(page.html, user))).url;
};

/**
 * A person whose browser keeps its session at the demo provider: signs in as whoever `user` names at the time,
 * confirms a sign-out, and comes back.
 */
export const demoPerson = (user: () => string): ((url: string) => Promise<void>) => {
  let browser: HttpBrowser | undefined;
  return async (url) => {
    // A sign-out begins at a page of the workbench that sends the browser on.
    const atProvider = isOwnPage(url) ? ((await navigate(url)).location ?? url) : url;
    browser ??= new HttpBrowser(new URL(atProvider).origin);
    const page = await browser.open(atProvider);
    const asksForSignOut = page.html.includes("op.logoutForm");
    const home = asksForSignOut
      ? await browser.press(page, "logout", "yes")
      : await browser.press(page, "sub", findUserButton(page.html, user()));
    await comeHome(home.url);
  };
};

const isOwnPage = (url: string): boolean => new URL(url).pathname.startsWith("/start/");

/** A person with a browser: signs in at the demo provider and comes back. */
export const signInAs =
  (user: () => string) =>
  async (url: string): Promise<void> => {
    await comeHome(await callbackFor(url, user()));
  };
