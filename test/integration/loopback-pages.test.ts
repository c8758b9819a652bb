import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { CALLBACK_PATH, openListener, STATE } from "../support/open-listener.ts";
import type { RawAnswer } from "../support/raw-http.ts";

const MARK = "received-value-0815";

const expectStatic = ({ headers, body, text }: RawAnswer): void => {
  expect(text).not.toContain(MARK);
  const style = /<style>(.*)<\/style>/s.exec(body)?.[1];
  const hash = createHash("sha256")
    .update(style ?? "")
    .digest("base64");
  const styleSource = style === undefined ? expect.any(String) : expect.stringContaining(`'sha256-${hash}'`);
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": styleSource,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    connection: "close",
  });
  for (const directive of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ])
    expect(headers["content-security-policy"]).toContain(directive);
  expect(body).not.toMatch(/<script|<a\b|<img|<link|<form|https?:/i);
};

test("no page of the loopback listener shows, runs or loads anything (C-75, C-76, C-77, C-79)", async () => {
  const { ask, callBack } = await openListener();
  const html = `<script>${MARK}</script>`;
  const headers = (host: string) => ({ headers: [`Host: ${host}`, `Cookie: ${MARK}`, `Referer: ${MARK}`] });
  expectStatic(await ask(`/${MARK}?${MARK}`));
  expectStatic(await ask(`${CALLBACK_PATH}?state=${MARK}&error_description=${encodeURIComponent(html)}`));
  expectStatic(await ask(`${CALLBACK_PATH}?state=${STATE}`, headers(`${MARK}.example`)));
  expectStatic(await callBack({ code: MARK, iss: `https://${MARK}.example`, error: html }));
  expectStatic(await callBack({ code: MARK }));
  expectStatic(await ask(`${CALLBACK_PATH}/done`));
});

test("success and the provider's refusal look the same in the browser (C-79)", async () => {
  const pages: string[] = [];
  for (const parameters of [{ code: "a-code" }, { error: "access_denied" }]) {
    const { ask, callBack } = await openListener();
    expect((await callBack(parameters)).headers.location).toBe(`${CALLBACK_PATH}/done`);
    pages.push((await ask(`${CALLBACK_PATH}/done`)).body);
  }
  expect(pages[0]).toBe(pages[1]);
});

test("no parameter decides where the browser is sent (C-78, C-80)", async () => {
  const { callBack } = await openListener();
  const elsewhere = "https://evil.example/";
  const parameters = {
    code: "a-code",
    redirect_uri: elsewhere,
    location: elsewhere,
    target_link_uri: elsewhere,
  };
  expect(await callBack(parameters)).toMatchObject({
    status: 303,
    headers: { location: `${CALLBACK_PATH}/done` },
  });
});

test("the start page sends the browser on once, and nobody else (C-03, C-05)", async () => {
  const { ask, listener } = await openListener();
  const target = "https://op.example/end-session?id_token_hint=a-token";
  const startPage = new URL(listener.startPage(new URL(target)));
  expect(startPage.href).not.toContain("a-token");
  const elsewhere = `${startPage.pathname.slice(0, -1)}_`;
  expect((await ask(elsewhere)).status).toBe(404);
  expect((await ask(startPage.pathname, { headers: ["Host: evil.example"] })).status).toBe(403);
  expect(await ask(startPage.pathname)).toMatchObject({ status: 303, headers: { location: target } });
  expect((await ask(startPage.pathname)).status).toBe(404);
});
