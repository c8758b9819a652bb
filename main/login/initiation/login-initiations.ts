import type { IncomingMessage, ServerResponse } from "node:http";
import { AppFailure } from "#shared/app-error.ts";
import type { ClientConfiguration } from "#shared/configurations/client-configuration.ts";
import type { LoginInitiationStatus } from "#shared/login/login-initiation.ts";
import type { LoginRun } from "#shared/login/login-run.ts";
import type { Settings } from "#shared/settings/settings.ts";
import type { BrowserOpener } from "../../ports/browser-opener.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Logger } from "../../ports/logger.ts";
import {
  isPageNavigation,
  type LoopbackServer,
  openLoopbackServer,
  pageHeaders,
  readFormBody,
} from "../callback/index.ts";
import type { LoginRuns } from "../login-runs.ts";
import { initiationPages } from "./initiation-pages.ts";
import { type LoginInitiation, readInitiation } from "./read-initiation.ts";

const PATH = "/oauth/v2/login";
const HOST = "127.0.0.1";
/** Any page can send a browser here: so many of its logins may wait for their end at once. */
const MAX_UNDER_WAY = 3;

/** Listens for logins that are started at the provider or by a link (OIDC Core 4), where that is switched on. */
export interface LoginInitiations {
  status(): LoginInitiationStatus;
  /** Listens, or not, as it is set; a failure is told by `status`. */
  apply(wanted: InitiationSettings): Promise<void>;
  close(): Promise<void>;
}

export interface InitiationSettings {
  readonly isOn: boolean;
  /** 0: the system chooses one. */
  readonly port: number;
}

/** The settings that are about it. */
export const initiationSettings = ({
  initiatedLogins,
  initiatedLoginPort,
}: Settings): InitiationSettings => ({
  isOn: initiatedLogins,
  port: initiatedLoginPort,
});

export interface LoginInitiationParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly loginRuns: Pick<LoginRuns, "start" | "ended">;
  /** The configurations of an issuer, compared to the letter, with which a login can run. */
  readonly configurationsOf: (issuer: string) => readonly ClientConfiguration[];
}

/** Makes the part; it listens when it is told to. */
export const createLoginInitiations = (parts: LoginInitiationParts): LoginInitiations => {
  let server: LoopbackServer | undefined;
  let status: LoginInitiationStatus = { state: "off" };
  let applied: InitiationSettings = { isOn: false, port: 0 };
  let underWay = 0;

  const stop = async (): Promise<void> => {
    await server?.close();
    server = undefined;
    status = { state: "off" };
  };
  const listen = async (port: number): Promise<void> => {
    try {
      server = await openLoopbackServer({ host: HOST, port }, parts.clock, (request, answer) => {
        respond(request, answer).catch((thrown: unknown) => {
          const code = thrown instanceof AppFailure ? thrown.error.code : "internal";
          parts.logger.error("login.initiation-failed", { code });
          if (!answer.headersSent) answer.writeHead(500, pageHeaders).end(initiationPages.notStarted);
        });
      });
      status = { state: "listening", uri: `http://${server.host}${PATH}` };
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown;
      const { step: _step, ...error } = thrown.error;
      status = { state: "failed", error: { ...error, field: "initiatedLoginPort" } };
    }
  };
  const respond = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const asked = await readRequest(request, server?.host);
    if ("status" in asked) {
      parts.logger.warn("login.initiation-refused", { flaw: asked.flaw });
      answer.writeHead(asked.status, pageHeaders).end(initiationPages.refused);
      return;
    }
    const [configuration] = parts
      .configurationsOf(asked.issuer)
      .filter(({ redirect }) => redirect.kind === "loopback");
    if (configuration === undefined) {
      answer.writeHead(404, pageHeaders).end(initiationPages.unknownIssuer);
    } else if (underWay >= MAX_UNDER_WAY) {
      answer.writeHead(429, pageHeaders).end(initiationPages.tooMany);
    } else {
      await run(configuration, asked, answer);
    }
  };
  /** The browser that came is the one that goes on: its answer is the redirect to the provider. */
  const run = async (
    { id }: ClientConfiguration,
    initiation: LoginInitiation,
    answer: ServerResponse,
  ): Promise<void> => {
    const opener: BrowserOpener = {
      describe: () => "browser that asked",
      open: async (url) => {
        answer.writeHead(303, { ...pageHeaders, location: url }).end();
      },
    };
    let started: LoginRun;
    underWay += 1;
    try {
      started = parts.loginRuns.start({ configurationId: id, initiation, opener });
      await parts.loginRuns.ended(started.id);
    } finally {
      underWay -= 1;
      // A login that failed before it came to the browser is told in the workbench.
      if (!answer.headersSent) answer.writeHead(502, pageHeaders).end(initiationPages.notStarted);
    }
  };

  return {
    status: () => status,
    apply: async (wanted) => {
      const isAsWanted =
        wanted.isOn === applied.isOn && wanted.port === applied.port && status.state !== "failed";
      if (isAsWanted) return;
      applied = wanted;
      await stop();
      if (wanted.isOn) await listen(wanted.port);
    },
    close: stop,
  };
};

type Asked = LoginInitiation | { readonly status: number; readonly flaw: string };

/** Host and kind of navigation come first, so that a rebinding page or a frame starts nothing (C-16, C-19). */
const readRequest = async (request: IncomingMessage, host: string | undefined): Promise<Asked> => {
  const { pathname, searchParams } = new URL(request.url ?? "/", `http://${HOST}`);
  if (request.headers.host !== host) return { status: 403, flaw: "another host is meant" };
  if (pathname !== PATH) return { status: 404, flaw: "another path" };
  if (request.method !== "GET" && request.method !== "POST") return { status: 405, flaw: "another method" };
  if (!isPageNavigation(request.headers)) return { status: 400, flaw: "no navigation of a page" };
  const body = request.method === "POST" ? await readFormBody(request) : undefined;
  if (request.method === "POST" && body === undefined) return { status: 400, flaw: "no form" };
  const read = readInitiation(body === undefined ? searchParams : new URLSearchParams(body));
  return "flaw" in read ? { status: 400, flaw: read.flaw } : read;
};
