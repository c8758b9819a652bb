import { app, type Session } from "electron";
import type { OwnPages } from "./own-pages.ts";

/** Denies every permission and download in every session, those of later windows too (EL-05, EX-04). */
export const guardAllSessions = (): void => {
  app.on("session-created", (session) => {
    session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    session.setPermissionCheckHandler(() => false);
    session.setDevicePermissionHandler(() => false);
    session.on("will-download", (event) => event.preventDefault());
  });
};

/** Leaves our own pages no network: only their own files can be fetched (EX-06). */
export const cutFromNetwork = (session: Session, pages: OwnPages): void => {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !pages.mayRequest(url) }));
};

/** Puts a policy on the documents of a development server, which sends none. */
export const addContentSecurityPolicy = (session: Session, policy: string): void => {
  session.webRequest.onHeadersReceived(({ responseHeaders }, answer) =>
    answer({ responseHeaders: { ...responseHeaders, "Content-Security-Policy": [policy] } }),
  );
};
