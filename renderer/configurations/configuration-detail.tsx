import type { ClientConfigurationSummary } from "#shared/configurations/client-configuration.ts";
import { errorOf, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody } from "../frame/index.ts";
import { navigate } from "../routes.ts";
import { Button, ErrorNotice, Skeleton } from "../ui/index.ts";
import { ConfigurationEditor } from "./configuration-editor.tsx";

export interface ConfigurationDetailProps {
  readonly id: string;
  /** Its row in the list: login counts; absent for a moment after it was made. */
  readonly summary: ClientConfigurationSummary | undefined;
  /** The field that gets the keyboard when the form is there. */
  readonly field: string | undefined;
}

/** One configuration: reads it, and shows its editor or why it could not be read. */
export function ConfigurationDetail(props: ConfigurationDetailProps) {
  const { id, summary } = props;
  const read = useRead("configurations.get", { id });

  if (read.data) return <ConfigurationEditor {...props} configuration={read.data} />;
  return (
    <DetailPane label="Configuration">
      <PageHead
        title={summary?.alias ?? "Configuration"}
        back="narrow"
        onBack={() => navigate({ page: "configurations" })}
      />
      <PaneBody>
        {read.error ? (
          <ErrorNotice
            error={errorOf(read.error)}
            title="The configuration could not be read"
            action={
              errorOf(read.error).code === "not_found" ? (
                <Button onClick={() => navigate({ page: "configurations" })}>Show all</Button>
              ) : (
                <Button onClick={() => void read.refetch()}>Try again</Button>
              )
            }
          />
        ) : (
          <Skeleton rows={8} rowHeight={38} />
        )}
      </PaneBody>
    </DetailPane>
  );
}
