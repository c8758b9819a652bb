import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { text } from "../theme/index.ts";
import { classNames } from "../ui/index.ts";
import { originOf, pathOf, visibleText } from "../words/index.ts";

/** Method and path of an exchange on one line; the tooltip has the URL in full. */
export function RequestText({ exchange: { method, url } }: { readonly exchange: ExchangeSummary }) {
  const path = originOf(url) === undefined ? url : `…${pathOf(url)}`;
  return (
    <div className={classNames(text.mono, text.cut)} data-tooltip={`${method} ${visibleText(url)}`}>
      {method} {visibleText(path)}
    </div>
  );
}
