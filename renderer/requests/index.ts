export { statusOf, statusWords, tokenUseWords } from "./exchange-words.ts";
export { IdentityPicker } from "./identity/identity-picker.tsx";
export { RequestText } from "./request-text.tsx";
export { RequestsPage } from "./requests-page.tsx";
export { hrefOfComparison, hrefOfExchange } from "./requests-place.ts";
