import type { LoginStep } from "#shared/app-error.ts";
import { redirectUriToRegister } from "#shared/configurations/redirect-uri.ts";
import type { Party } from "#shared/trace/trace-entry.ts";
import { barePathOf } from "../words/url-words.ts";
import { checksWords, type FlowAhead, type StepRow, stepOrder } from "./step-row.ts";

interface Ahead {
  readonly label: string;
  readonly from: Party;
  readonly to?: Party;
}

const pathOr = (url: string | undefined, words: string): string => (url ? barePathOf(url) : words);

/** What would come at a step; undefined where the flow has no such step. */
const aheadAt = (step: LoginStep, flow: FlowAhead | undefined): Ahead | undefined => {
  const provider = { from: "workbench", to: "identity_provider" } as const;
  switch (step) {
    case "preparation":
      return undefined;
    case "discovery":
      return { ...provider, label: "GET metadata and keys" };
    case "authorization_endpoint":
      return { from: "workbench", to: "browser", label: "Open browser" };
    case "callback":
      return {
        from: "browser",
        to: "workbench",
        label: `GET ${flow ? barePathOf(redirectUriToRegister(flow.redirect)) : "the redirect URI"}`,
      };
    case "token_endpoint":
      return { ...provider, label: `POST ${pathOr(flow?.endpoints.token, "the token endpoint")}` };
    case "id_token":
      return { from: "workbench", label: checksWords.id_token };
    case "userinfo":
      if (flow?.endpoints.userinfo === "") return undefined;
      return {
        ...provider,
        label: `${flow?.userinfoTokenIn === "body" ? "POST" : "GET"} ${pathOr(flow?.endpoints.userinfo, "UserInfo")}`,
      };
    case "provisioning":
      return { from: "workbench", label: "Provision the user" };
  }
};

/** Rows for the steps after the last one that a run came to. */
export const notReachedRows = (last: LoginStep, flow: FlowAhead | undefined): readonly StepRow[] =>
  stepOrder.slice(stepOrder.indexOf(last) + 1).flatMap((step): readonly StepRow[] => {
    const ahead = aheadAt(step, flow);
    if (!ahead) return [];
    return [{ id: `ahead:${step}`, kind: "own", step, status: "not_reached", entries: [], ...ahead }];
  });
