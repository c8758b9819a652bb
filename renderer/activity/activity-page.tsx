import { DetailPane, PageHead } from "../frame/index.ts";
import { RunList } from "../login-runs/index.ts";
import { redirect } from "../routes.ts";
import { Tabs } from "../ui/index.ts";
import { ActivityTimeline } from "./activity-timeline.tsx";

interface ActivityPageProps {
  readonly show: "logins" | undefined;
}

/** Everything that happened, and every login run with its search. */
export function ActivityPage({ show }: ActivityPageProps) {
  return (
    <DetailPane label="Activity">
      <PageHead title="Activity" />
      <Tabs<"timeline" | "logins">
        label="Parts of the activity"
        selected={show ?? "timeline"}
        onSelect={(id) => redirect({ page: "activity", ...(id === "logins" && { show: id }) })}
        tabs={[
          { id: "timeline", label: "Timeline" },
          { id: "logins", label: "Logins" },
        ]}
      >
        {show === "logins" ? <RunList /> : <ActivityTimeline />}
      </Tabs>
    </DetailPane>
  );
}
