export { attributeOf } from "./attribute-of.ts";
export { LifeLine } from "./life-line.tsx";
export { RefreshButton, type RefreshState, useRefresh } from "./refresh-button.tsx";
export { SignOutMenu, type SignOutState, useSignOut } from "./sign-out-menu.tsx";
export { SignOutResult } from "./sign-out-result.tsx";
export { type TokenSetWords, tokenKindWords, tokenSetWords } from "./token-words.ts";
export { TokensPanel } from "./tokens-panel.tsx";
