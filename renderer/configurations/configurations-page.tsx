import { IconPlus } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { FirstStart } from "../first-start/index.ts";
import { DetailPane, ListPane, PageHead, PaneBody, Panes } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, ErrorNotice, ListEmpty, Skeleton, useNarrow, useShortcuts } from "../ui/index.ts";
import { ConfigurationList } from "./configuration-list.tsx";
import { useCreateConfiguration } from "./use-create-configuration.ts";

/** The form with its selects and chips is loaded after the list has been drawn. */
const ConfigurationDetail = lazy(async () => ({
  default: (await import("./configuration-detail.tsx")).ConfigurationDetail,
}));

interface ConfigurationsPageProps {
  /** The configuration that is open. */
  readonly id: string | undefined;
  /** Its field that gets the keyboard. */
  readonly field: string | undefined;
}

/** List and detail of the client configurations; without any, the first start. */
export function ConfigurationsPage({ id, field }: ConfigurationsPageProps) {
  const list = useRead("configurations.list", undefined);
  const isNarrow = useNarrow();
  const create = useCreateConfiguration(list.data);
  const [newId, setNewId] = useState<string>();
  const createNew = async () => {
    const made = await create.run("New configuration");
    if (made) setNewId(made.id);
  };
  useShortcuts({ "mod+n": () => void createNew() });
  const isEmpty = list.data?.length === 0;
  const openId = id ?? (isNarrow ? undefined : list.data?.[0]?.id);
  const newButton = (
    <Button
      size="small"
      icon={IconPlus}
      shortcut="mod+n"
      busy={create.isBusy}
      onClick={() => void createNew()}
    >
      New
    </Button>
  );

  return (
    <Panes
      narrowShows={openId !== undefined || isEmpty || list.error ? "detail" : "list"}
      list={
        <ListPane title="Configurations" actions={newButton}>
          {create.error && !isEmpty && (
            <ListEmpty>
              <ErrorNotice error={create.error} title="No configuration was made" />
            </ListEmpty>
          )}
          {list.isPending && <Skeleton rows={3} rowHeight={53} />}
          {list.data && <ListContent all={list.data} openId={openId} />}
        </ListPane>
      }
      detail={
        list.error ? (
          <Unreadable thrown={list.error} onRetry={() => void list.refetch()} />
        ) : isEmpty && id === undefined ? (
          <FirstStart create={create} />
        ) : (
          <OpenDetail all={list.data} openId={openId} field={openId === newId ? "alias" : field} />
        )
      }
    />
  );
}

interface OpenDetailProps {
  readonly all: readonly ClientConfigurationSummary[] | undefined;
  readonly openId: string | undefined;
  readonly field: string | undefined;
}

function OpenDetail({ all, openId, field }: OpenDetailProps) {
  if (openId === undefined) return <WaitingDetail />;
  return (
    <Suspense fallback={<WaitingDetail />}>
      <ConfigurationDetail
        key={openId}
        id={openId}
        summary={all?.find((summary) => summary.id === openId)}
        field={field}
      />
    </Suspense>
  );
}

interface ListContentProps {
  readonly all: readonly ClientConfigurationSummary[];
  readonly openId: string | undefined;
}

function ListContent({ all, openId }: ListContentProps) {
  if (all.length > 0)
    return (
      <ConfigurationList
        all={all}
        selectedId={openId}
        onOpen={(id) => navigate({ page: "configurations", id })}
      />
    );
  return (
    <ListEmpty>
      No configuration yet. A configuration is one registration of an app at one identity provider.
    </ListEmpty>
  );
}

interface UnreadableProps {
  readonly thrown: unknown;
  readonly onRetry: () => void;
}

function Unreadable({ thrown, onRetry }: UnreadableProps) {
  return (
    <DetailPane label="Configuration">
      <PageHead title="Configurations" />
      <PaneBody>
        <ErrorNotice
          error={errorOf(thrown)}
          title="The configurations could not be read"
          action={<Button onClick={onRetry}>Try again</Button>}
        />
      </PaneBody>
    </DetailPane>
  );
}

function WaitingDetail() {
  return (
    <DetailPane label="Configuration">
      <Skeleton rows={8} rowHeight={38} />
    </DetailPane>
  );
}
