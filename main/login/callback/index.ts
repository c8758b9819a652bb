export { openCapturedRedirect, type RedirectReceiver } from "./captured-redirect.ts";
export { readFormBody } from "./form-body.ts";
export { type LoopbackListener, openLoopbackListener } from "./loopback-listener.ts";
export { type LoopbackServer, openLoopbackServer } from "./loopback-server.ts";
export { page, pageHeaders } from "./page.ts";
export { isPageNavigation, valueFlaw } from "./parse-callback.ts";
