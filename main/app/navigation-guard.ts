import { app, type WebContents } from "electron";
import type { Logger } from "../ports/logger.ts";

/** Forbids for every page of the program what none of them needs: webviews and windows of their own (EX-02, EX-09). */
export const guardAllContents = (): void => {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
  // The default would hand over the first certificate that fits (EX-27).
  app.on("select-client-certificate", (event, _contents, _url, _certificates, choose) => {
    event.preventDefault();
    choose();
  });
};

/** Keeps a page's frames where they may be (EX-08), and logs each attempt to leave. */
export const guardNavigation = (
  contents: WebContents,
  mayShow: (url: string) => boolean,
  logger: Logger,
): void => {
  const refuse = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!mayShow(event.url)) event.preventDefault();
  };
  contents.on("will-navigate", refuse);
  contents.on("will-frame-navigate", refuse);
  contents.on("will-redirect", refuse);
  contents.on("did-start-navigation", ({ url, isSameDocument, isMainFrame }) => {
    if (!isSameDocument && !mayShow(url)) logger.warn("navigation.refused", { isMainFrame });
  });
};
