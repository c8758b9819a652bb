export { hostRequestObject } from "./host-request-object.ts";
export { makeRequestObject, type RequestObject } from "./make-request-object.ts";
