export { ResultList } from "./answer/result-list.tsx";
export { statusOf, statusWords, tokenUseWords } from "./exchange-words.ts";
export { StatusNumber } from "./exchanges/exchange-list.tsx";
export { ChosenChips, useChosenIdentities } from "./identity/chosen-identities.tsx";
export { IdentityPicker } from "./identity/identity-picker.tsx";
export { RequestText } from "./request-text.tsx";
export { RequestsPage } from "./requests-page.tsx";
export { hrefOfComparison, hrefOfExchange } from "./requests-place.ts";
