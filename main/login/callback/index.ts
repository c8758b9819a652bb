export { type LoopbackListener, openLoopbackListener } from "./loopback-listener.ts";
