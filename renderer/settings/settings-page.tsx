import { errorOf, useRead } from "../bridge/index.ts";
import { DetailPane, PageHead, PaneBody } from "../frame/index.ts";
import { Button, ErrorNotice, Skeleton } from "../ui/index.ts";
import { AboutSection } from "./about-section.tsx";
import { DataSection } from "./data-section.tsx";
import { LoginSection } from "./login-section.tsx";
import styles from "./settings-page.module.css";
import { ThemeSection } from "./theme-section.tsx";
import { TokensSection } from "./tokens-section.tsx";
import { useChangeSetting } from "./use-change-setting.ts";

/** What can be set, where secrets and data are, and what this app is. */
export function SettingsPage() {
  const settings = useRead("settings.get", undefined);
  const info = useRead("app.info", undefined);
  const change = useChangeSetting();
  const error = settings.error ?? info.error;
  return (
    <DetailPane label="Settings">
      <PageHead title="Settings" />
      <PaneBody>
        <div className={styles.settings}>
          {error ? (
            <ErrorNotice
              error={errorOf(error)}
              title="The settings could not be read"
              action={
                <Button onClick={() => void Promise.all([settings.refetch(), info.refetch()])}>
                  Try again
                </Button>
              }
            />
          ) : settings.data && info.data ? (
            <>
              <ThemeSection settings={settings.data} change={change} />
              <LoginSection settings={settings.data} info={info.data} change={change} />
              <TokensSection settings={settings.data} change={change} />
              <DataSection settings={settings.data} info={info.data} change={change} />
              <AboutSection info={info.data} />
            </>
          ) : (
            <Skeleton rows={8} rowHeight={38} />
          )}
        </div>
      </PaneBody>
    </DetailPane>
  );
}
