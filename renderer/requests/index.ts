export { statusOf, statusWords, tokenUseWords } from "./exchange-words.ts";
export { RequestText } from "./request-text.tsx";
export { RequestsPage } from "./requests-page.tsx";
export { hrefOfExchange } from "./requests-place.ts";
