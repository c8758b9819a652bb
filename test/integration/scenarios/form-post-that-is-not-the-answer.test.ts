import { connect } from "node:net";
import { expect } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome, navigate, type PostedBody, selfPostingForm } from "../../support/sign-in.ts";

/** What a browser sends in place of the right form, or before it. */
type Bent = (url: string, right: URLSearchParams) => Promise<{ readonly status: number }>;

const posted = (form: URLSearchParams): PostedBody => ({
  mediaType: "application/x-www-form-urlencoded",
  content: form.toString(),
});

const withMember = (form: URLSearchParams, name: string, value: string): URLSearchParams => {
  const changed = new URLSearchParams(form);
  changed.set(name, value);
  return changed;
};

/** Begins to post the right form, and goes. */
const breakOff: Bent = (url, right) =>
  new Promise((resolve) => {
    const { hostname, port, pathname, host } = new URL(url);
    const content = right.toString();
    const head = [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${host}`,
      "Content-Type: application/x-www-form-urlencoded",
      `Content-Length: ${content.length + 1}`,
    ];
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write(`${head.join("\r\n")}\r\n\r\n${content}`, () => socket.destroy());
    });
    socket.once("close", () => resolve({ status: 0 }));
  });

const bents: readonly (readonly [id: { readonly id: string }, does: string, status: number, bent: Bent])[] = [
  [{ id: "C-17" }, "has the response sent by GET", 405, (url, right) => navigate(`${url}?${right}`)],
  [
    { id: "C-17" },
    "has the form posted as JSON",
    415,
    (url, right) =>
      navigate(url, {
        mediaType: "application/json",
        content: JSON.stringify(Object.fromEntries(right)),
      }),
  ],
  [
    { id: "C-17" },
    "has the form posted as plain text",
    415,
    (url, right) => navigate(url, { ...posted(right), mediaType: "text/plain" }),
  ],
  [
    { id: "FAPI-4, C-23" },
    "has another state posted first",
    400,
    (url, right) => navigate(url, withMember(right, "state", "of-another-login-00000")),
  ],
  [
    { id: "FAPI-5, C-23" },
    "has no state posted first",
    400,
    (url, right) => navigate(url, new URLSearchParams({ code: right.get("code") ?? "" })),
  ],
  [
    { id: "C-26, LIB-8" },
    "has the code posted twice in one form",
    400,
    (url, right) => navigate(url, { ...posted(right), content: `${right}&code=another` }),
  ],
  [
    { id: "C-22" },
    "has more than 64 KiB posted first",
    400,
    (url, right) => navigate(url, withMember(right, "padding", "x".repeat(64 * 1024))),
  ],
  [{ id: "C-22" }, "has a post broken off in its middle", 0, breakOff],
  [{ id: "C-23" }, "has an empty form posted first", 400, (url) => navigate(url, new URLSearchParams())],
];

for (const [{ id }, does, status, bent] of bents) {
  scenario({ id, provider: does, workbench: "refuses that, and takes the right form after it" }, async () => {
    const statuses: number[] = [];
    const { login, provider, stored } = await openScenario({
      draft: (right) => ({
        ...right,
        authorizationRequest: { ...right.authorizationRequest, responseMode: "form_post" },
      }),
      visit: async (url) => {
        const right = selfPostingForm((await navigate(url)).html);
        if (right === undefined) throw new Error("The provider answered no form.");
        statuses.push((await bent(right.url, right.form)).status);
        expect(stored()).toEqual({ users: 0, tokenSets: 0 });
        await comeHome(right.url, right.form);
      },
    });
    const { run } = await login();
    expect(statuses).toEqual([status]);
    expect(run).toMatchObject({ state: "succeeded" });
    expect(provider.received.of("token")).toHaveLength(1);
  });
}
