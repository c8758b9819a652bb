import type { ApiClient, HttpClient } from "../../main/ports/http.ts";
import type { BodyFolder } from "../../main/requests/bodies/body-folder.ts";
import { type ReceivingBody, receiveBody } from "../../main/requests/bodies/receive-body.ts";
import { createRedactor, type Redactor } from "../../main/trace/index.ts";

/** A client for APIs that gives answers which are there whole. */
export const apiClient = (send: HttpClient["send"]): ApiClient => ({
  send,
  receive: async (request, limits, receiver, signal) => {
    const { body, ...answer } = await send(request, limits, signal);
    receiver.begin(answer);
    await receiver.take(body);
    return answer;
  },
});

const noFolder: BodyFolder = {
  create: () => Promise.reject(new Error("Nothing large is received here.")),
  open: async () => undefined,
  sweep: async () => {},
  sweepAtStart: async () => {},
  close: async () => {},
};

/** Receives bodies that need no file. */
export const receiveSmall = (
  exchangeId: string = "exchange-1",
  redactor: Redactor = createRedactor(),
): ReceivingBody => receiveBody({ folder: noFolder, exchangeId, redactor });
