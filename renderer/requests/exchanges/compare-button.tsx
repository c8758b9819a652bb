import { IconGitCompare } from "@tabler/icons-react";
import type { ExchangeSummary } from "#shared/requests/exchange.ts";
import { navigate } from "../../routes.ts";
import { Button, tooltip } from "../../ui/index.ts";
import { routeOfPlace } from "../requests-place.ts";
import { comparedPair, comparedPairWords } from "./compared-pair.ts";

interface CompareButtonProps {
  /** Those that can be compared, newest first. */
  readonly exchanges: readonly ExchangeSummary[];
  readonly marked: readonly string[];
  readonly shownId: string | undefined;
}

/** Opens the comparison of the two that are marked, or of the one that is shown with another. */
export function CompareButton({ exchanges, marked, shownId }: CompareButtonProps) {
  const pair = comparedPair(exchanges, marked, shownId);
  return (
    <Button
      size="small"
      icon={IconGitCompare}
      disabled={!pair}
      {...tooltip(comparedPairWords(pair, marked))}
      onClick={() => {
        if (pair) navigate(routeOfPlace({ kind: "comparison", leftId: pair[0].id, rightId: pair[1].id }));
      }}
    >
      Compare
    </Button>
  );
}
