import { IconArrowsLeftRight } from "@tabler/icons-react";
import { DetailPane, PageHead } from "../../frame/index.ts";
import { navigate, redirect } from "../../routes.ts";
import { SplitPane, useShortcuts } from "../../ui/index.ts";
import { routeOfPlace } from "../requests-place.ts";
import { ResponsePane } from "../response-pane.tsx";

interface ComparisonDetailProps {
  readonly leftId: string;
  readonly rightId: string;
}

/** Two exchanges side by side. */
export function ComparisonDetail({ leftId, rightId }: ComparisonDetailProps) {
  // A comparison may be the first thing that the window shows.
  const back = () =>
    history.length > 1 ? history.back() : navigate(routeOfPlace({ kind: "history", exchangeId: leftId }));
  const swap = () => redirect(routeOfPlace({ kind: "comparison", leftId: rightId, rightId: leftId }));
  useShortcuts({ escape: back });
  return (
    <DetailPane label="Comparison">
      <PageHead
        title="Compare exchanges"
        onBack={back}
        actions={[{ label: "Swap sides", icon: IconArrowsLeftRight, onSelect: swap }]}
      />
      <SplitPane
        label="Both exchanges"
        direction="columns"
        initialShare={50}
        first={<ResponsePane exchangeId={leftId} underWay={undefined} empty={undefined} />}
        second={<ResponsePane exchangeId={rightId} underWay={undefined} empty={undefined} />}
      />
    </DetailPane>
  );
}
