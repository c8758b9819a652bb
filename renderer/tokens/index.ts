export { attributeOf } from "./attribute-of.ts";
export { LifeLine } from "./life-line.tsx";
export { RefreshButton, type RefreshState, useRefresh } from "./refresh-button.tsx";
export { SignOutMenu, type SignOutState, useSignOut } from "./sign-out-menu.tsx";
export { SignOutResult } from "./sign-out-result.tsx";
export { TokenAnswer } from "./token-answer.tsx";
export { type TokenSetWords, tokenKindWords, tokenSetWords } from "./token-words.ts";
export { TokensPanel } from "./tokens-panel.tsx";
export { type TokenQuestions, useTokenQuestions } from "./use-token-questions.ts";
