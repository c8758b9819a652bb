import { randomUUID } from "node:crypto";
import { AppFailure } from "#shared/app-error.ts";
import type { Exchange } from "#shared/requests/exchange.ts";
import {
  draftOfSaved,
  type RequestDraft,
  type RequestMethod,
  type SavedRequest,
} from "#shared/requests/request-draft.ts";
import type { UserDetail } from "#shared/users/user.ts";
import { type DemoStep, unexpected } from "./demo-step.ts";

/** Sends the demo's saved requests: reading and creating as anyone, deleting only as an Administrator. */
export const playRequests = async (
  step: DemoStep,
  { administrator, user }: { readonly administrator: UserDetail; readonly user: UserDetail },
): Promise<void> => {
  step.print("\nAuthorized requests");
  const list = await savedRequest(step, "GET");
  const create = await savedRequest(step, "POST");
  const remove = await savedRequest(step, "DELETE");
  await send(step, list, administrator, 200);
  await send(step, create, user, 201);
  await send(step, remove, user, 403);
  await send(step, remove, administrator, 204);
  await send(step, list, administrator, 200);
  await step.stage.goTo(`#/requests/${list.id}`);
  await step.stage.photograph("5-requests");
};

const savedRequest = async ({ ask }: DemoStep, method: RequestMethod): Promise<SavedRequest> => {
  const found = (await ask("requests.list", undefined)).find((request) => request.method === method);
  if (found === undefined) throw unexpected(`There is no saved ${method} request.`);
  return found;
};

const send = async (
  { ask, print }: DemoStep,
  saved: SavedRequest,
  sender: UserDetail,
  expectedStatus: number,
): Promise<void> => {
  const request: RequestDraft = { ...draftOfSaved(saved), sendAs: { kind: "user", userId: sender.user.id } };
  await ask("requests.save", { id: saved.id, request });
  const exchange = await ask("requests.send", {
    sendingId: randomUUID(),
    savedRequestId: saved.id,
    request,
  });
  print(`   ${describeExchange(exchange)}`);
  if (exchange.error !== undefined) throw new AppFailure(exchange.error);
  if (exchange.status !== expectedStatus) {
    throw unexpected(`The API answered ${exchange.status}, not ${expectedStatus}.`);
  }
};

const describeExchange = ({ sentAs, method, url, response, durationMs, sizeInBytes, tokenUse }: Exchange) =>
  [
    `${sentAs}: ${method} ${url}`,
    response === undefined ? "no answer" : `${response.status} ${response.statusText}`.trim(),
    `${Math.round(durationMs)} ms, ${sizeInBytes} bytes, token ${tokenUse.replaceAll("_", " ")}`,
  ].join(" → ");
