import type { AppError } from "#shared/app-error.ts";
import type {
  AskedTokenKind,
  IntrospectionAnswer,
  RevocationAnswer,
  UserinfoAnswer,
} from "#shared/tokens/token-answer.ts";
import type { Status } from "../ui/status.tsx";

/** What was asked of the provider, and what came of it; `refusal` says why nothing was asked at all. */
export type Asked = { readonly refusal?: AppError | undefined } & (
  | { readonly act: "introspect"; readonly kind: AskedTokenKind; readonly answer?: IntrospectionAnswer }
  | { readonly act: "revoke"; readonly kind: AskedTokenKind; readonly answer?: RevocationAnswer }
  | { readonly act: "userinfo"; readonly answer?: UserinfoAnswer }
);

/** An answer in short: a status with a word or two, and what it means where that is not plain. */
export interface AnswerWords {
  readonly status: Status;
  readonly short: string;
  readonly meaning: string;
}

const failed = (short: string): AnswerWords => ({ status: "failed", short, meaning: "" });

/** Says what came of a question. */
export const answerWords = (asked: Asked): AnswerWords => {
  const { answer } = asked;
  switch (asked.act) {
    case "introspect":
      if (answer === undefined || answer.error) return failed("Not introspected");
      return asked.answer?.active
        ? { status: "passed", short: "Active", meaning: "The provider takes this token." }
        : {
            status: "warning",
            short: "Not active",
            meaning:
              "It has ended, was revoked, or this client may not see it; which, the provider does not say.",
          };
    case "revoke": {
      const forgotten = asked.answer?.forgotten === true;
      if (answer === undefined || answer.error)
        return failed(forgotten ? "Forgotten here, not revoked at the provider" : "Not revoked");
      if (forgotten) return { status: "passed", short: "Revoked and forgotten", meaning: "" };
      return {
        status: "passed",
        short: "Revoked",
        meaning:
          asked.kind === "refresh_token"
            ? "Most providers end the access token with it: introspect that to see."
            : "An API that checks tokens by itself may take it until it ends.",
      };
    }
    case "userinfo":
      return answer === undefined || answer.error
        ? failed("UserInfo gave no claims that can be used")
        : { status: "passed", short: "UserInfo answered", meaning: "Its claims are shown below." };
  }
};
