import type { User } from "#shared/users/user.ts";
import { Timeline, timelineEntries, withChanges } from "../activity/index.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { text } from "../theme/index.ts";
import { Button, classNames, ErrorNotice, Skeleton, TimeText } from "../ui/index.ts";

/** How many logins and exchanges are shown. */
const SHOWN = 15;

/** The last logins of a user and the last requests that were sent as them. */
export function UserTimeline({ user }: { readonly user: User }) {
  const runs = useRead("login.list", { userId: user.id, limit: SHOWN });
  const history = useRead("requests.history", { userId: user.id, limit: SHOWN });
  // Without them, where they cannot be read, the logins are still told.
  const changes = useRead("login.changes", { userId: user.id, limit: SHOWN });
  const error = runs.error ?? history.error;
  if (error)
    return (
      <ErrorNotice
        error={errorOf(error)}
        title="The timeline could not be read"
        action={
          <Button size="small" onClick={() => void Promise.all([runs.refetch(), history.refetch()])}>
            Try again
          </Button>
        }
      />
    );
  if (!runs.data || !history.data) return <Skeleton rows={3} />;
  const happened = timelineEntries(runs.data, history.data.exchanges);
  const entries = withChanges(happened, changes.data ?? []).slice(0, SHOWN);
  return (
    <>
      {entries.length > 0 && <Timeline entries={entries} />}
      <p className={classNames(text.small, text.third)}>
        {user.loginCount > 0 && (
          <>
            <TimeText at={user.firstLoginAt} form="full" />: created at the first login.
          </>
        )}
        {entries.length === 0 && " No login run and no request is kept."}
      </p>
    </>
  );
}
