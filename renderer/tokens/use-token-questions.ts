import { useState } from "react";
import type { AskedTokenKind } from "#shared/tokens/token-answer.ts";
import type { TokenKind } from "#shared/tokens/token-set-view.ts";
import { call, errorOf } from "../bridge/index.ts";
import { useAnnounce } from "../ui/index.ts";
import { type Asked, answerWords } from "./answer-words.ts";

/** What the panel of tokens can show. */
export type ShownToken = TokenKind | "userinfo";

/** What the panel of an identity's tokens shows, and what was asked of the provider about them. */
export interface TokenQuestions {
  readonly shown: ShownToken;
  readonly show: (shown: ShownToken) => void;
  readonly underWay: Asked["act"] | undefined;
  /** What was asked last, until it is closed. */
  readonly asked: Asked | undefined;
  readonly close: () => void;
  readonly introspect: (kind: AskedTokenKind) => Promise<void>;
  readonly revoke: (kind: AskedTokenKind, afterwards: "keep" | "forget") => Promise<void>;
  readonly askUserinfo: () => Promise<void>;
}

interface State {
  readonly userId: string;
  readonly shown: ShownToken;
  readonly underWay?: Asked["act"];
  readonly asked?: Asked;
}

/** Asks the provider about a user's tokens and keeps the last answer, until another user is shown. */
export const useTokenQuestions = (userId: string): TokenQuestions => {
  const announce = useAnnounce();
  const [kept, setKept] = useState<State>({ userId, shown: "id_token" });
  const state: State = kept.userId === userId ? kept : { userId, shown: "id_token" };
  const ask = async (shown: ShownToken, question: Asked, send: () => Promise<Asked>) => {
    setKept({ userId, shown, underWay: question.act });
    const asked = await send().catch((thrown: unknown): Asked => ({ ...question, refusal: errorOf(thrown) }));
    announce(asked.refusal?.message ?? answerWords(asked).short);
    // Another user may be shown by now, or another token of this one.
    setKept((now) => (now.userId === userId ? { userId, shown: now.shown, asked } : now));
  };
  return {
    shown: state.shown,
    show: (shown) => setKept({ ...state, shown }),
    underWay: state.underWay,
    asked: state.asked,
    close: () => setKept({ userId, shown: state.shown }),
    introspect: (kind) =>
      ask(kind, { act: "introspect", kind }, async () => {
        const answer = await call("tokens.introspect", { userId, kind });
        return { act: "introspect", kind, answer };
      }),
    revoke: (kind, afterwards) =>
      ask(kind, { act: "revoke", kind }, async () => {
        const answer = await call("tokens.revoke", { userId, kind, afterwards });
        return { act: "revoke", kind, answer };
      }),
    askUserinfo: () =>
      ask("userinfo", { act: "userinfo" }, async () => {
        const answer = await call("tokens.userinfo", { userId });
        return { act: "userinfo", answer };
      }),
  };
};
