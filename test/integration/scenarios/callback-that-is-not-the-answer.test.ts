import { expect } from "vitest";
import { openScenario } from "../../support/open-scenario.ts";
import { sendRaw } from "../../support/raw-http.ts";
import { scenario } from "../../support/scenario.ts";
import { comeHome, navigate } from "../../support/sign-in.ts";

/** What the browser, or somebody else, sends before the right callback; answers the status. */
type Bent = (right: URL) => Promise<{ readonly status: number }>;

const changed = (right: URL, change: (parameters: URLSearchParams) => void): string => {
  const url = new URL(right);
  change(url.searchParams);
  return url.href;
};

const bents: readonly (readonly [id: { readonly id: string }, does: string, status: number, bent: Bent])[] = [
  [
    { id: "FAPI-5, C-23" },
    "sends no state first",
    400,
    (right) => navigate(changed(right, (all) => all.delete("state"))),
  ],
  [
    { id: "C-26, LIB-8" },
    "sends the code twice in one callback",
    400,
    (right) => navigate(changed(right, (all) => all.append("code", "another"))),
  ],
  [
    { id: "C-26" },
    "sends a huge value first",
    400,
    (right) => navigate(changed(right, (all) => all.set("code", "c".repeat(5000)))),
  ],
  [
    { id: "C-26" },
    "sends a NUL first",
    400,
    (right) => navigate(changed(right, (all) => all.set("code", "c\0de"))),
  ],
  [{ id: "C-17" }, "has the callback posted", 405, (right) => navigate(right.href, right.searchParams)],
  [
    { id: "C-16" },
    "sends the browser to another path first",
    404,
    (right) => navigate(changed(new URL(`/elsewhere${right.search}`, right), () => {})),
  ],
  [
    { id: "C-18" },
    "has the callback come under another host name",
    403,
    (right) =>
      sendRaw("127.0.0.1", Number(right.port), {
        target: right.pathname + right.search,
        headers: [`Host: rebound.example:${right.port}`],
      }),
  ],
  [
    { id: "C-20" },
    "has the callback fetched by a script",
    400,
    (right) =>
      sendRaw("127.0.0.1", Number(right.port), {
        target: right.pathname + right.search,
        headers: [`Host: ${right.host}`, "Sec-Fetch-Mode: cors"],
      }),
  ],
];

for (const [{ id }, does, status, bent] of bents) {
  scenario(
    { id, provider: does, workbench: "refuses that, and takes the right callback after it" },
    async () => {
      const statuses: number[] = [];
      const { login, provider } = await openScenario({
        visit: async (url) => {
          const right = new URL((await navigate(url)).location ?? "");
          statuses.push((await bent(right)).status);
          await comeHome(right.href);
        },
      });
      const { run } = await login();
      expect(statuses).toEqual([status]);
      expect(run).toMatchObject({ state: "succeeded" });
      expect(provider.received.of("token")).toHaveLength(1);
    },
  );
}

scenario(
  {
    id: "C-15, C-23, C-31",
    provider: "sends one login's answer to the other of two that wait",
    workbench: "refuses it, and finishes both with their own",
  },
  async () => {
    const waiting: URL[] = [];
    const statuses: number[] = [];
    const { start, workbench } = await openScenario({
      visit: async (url) => {
        waiting.push(new URL((await navigate(url)).location ?? ""));
        const [first, second] = waiting;
        if (first === undefined || second === undefined) return;
        const crossed = [new URL(second.search, first), new URL(first.search, second)];
        for (const { href } of crossed) statuses.push((await navigate(href)).status);
        for (const { href } of [first, second]) await comeHome(href);
      },
    });
    const runs = [await start("ada"), await start("ben")];
    const ended = await Promise.all(runs.map(({ id }) => workbench.ended(id)));
    expect(statuses).toEqual([400, 400]);
    expect(ended.map(({ run }) => run.user?.name)).toEqual(["sub-ada", "sub-ben"]);
  },
);

scenario(
  {
    id: "C-25, C-89",
    provider: "sends the browser back twice",
    workbench: "takes the first callback, and redeems one code once",
  },
  async () => {
    const statuses: number[] = [];
    const { login, provider } = await openScenario({
      visit: async (url) => {
        const { location = "" } = await navigate(url);
        statuses.push((await navigate(location)).status, (await navigate(location)).status);
      },
    });
    const { run } = await login();
    expect(run).toMatchObject({ state: "succeeded" });
    expect(statuses).toEqual([303, 400]);
    expect(provider.received.of("token")).toHaveLength(1);
  },
);

scenario(
  {
    id: "C-28, C-30",
    provider: "sends the browser back after the end of the login",
    workbench: "does not listen any more",
  },
  async () => {
    let location = "";
    const { login, stored } = await openScenario({
      visit: async (url) => {
        location = (await navigate(url)).location ?? "";
        await comeHome(location);
      },
    });
    expect((await login()).run).toMatchObject({ state: "succeeded" });
    await expect(navigate(location)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(stored()).toEqual({ users: 1, tokenSets: 1 });
  },
);
