export { openCapturedRedirect, type RedirectReceiver } from "./captured-redirect.ts";
export { type LoopbackListener, openLoopbackListener } from "./loopback-listener.ts";
export { valueFlaw } from "./parse-callback.ts";
