import type { Exchange } from "#shared/requests/exchange.ts";
import { expectationWords } from "#shared/requests/expectation-words.ts";
import { CountBadge } from "../../ui/index.ts";
import { countWords } from "../../words/index.ts";
import { ResultList } from "./result-list.tsx";
import { ScrollingPart } from "./scrolling-part.tsx";

/** How many of an answer's expectations failed, or how many there are. */
export function ExpectationsBadge({ exchange: { expectations = [] } }: { readonly exchange: Exchange }) {
  const failed = expectations.filter(({ passed }) => !passed).length;
  if (failed > 0)
    return <CountBadge tone="failed" count={failed} label={`${String(failed)} not as expected`} />;
  return expectations.length > 0 ? (
    <CountBadge count={expectations.length} label={`${countWords(expectations.length, "expectation")} met`} />
  ) : undefined;
}

/** What came of each expectation, in words, and which variables the answer has set. */
export function ExpectationResults({ exchange }: { readonly exchange: Exchange }) {
  const { expectations = [], captured = [] } = exchange;
  return (
    <ScrollingPart label="Expectations">
      <ResultList
        expectations={expectations.map(({ expectation, ...result }) => ({
          words: expectationWords(expectation),
          ...result,
        }))}
        captured={captured}
      />
    </ScrollingPart>
  );
}
