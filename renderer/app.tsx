import {
  IconActivity,
  IconAdjustmentsHorizontal,
  IconSend,
  IconSettings,
  IconUsers,
} from "@tabler/icons-react";
import { Suspense, useEffect, useLayoutEffect, useState } from "react";
import { call, useFreshness, useRead } from "./bridge/index.ts";
import { DetailPane, Frame, type RailSection } from "./frame/index.ts";
import { PageBoundary } from "./page-boundary.tsx";
import { Page } from "./pages.tsx";
import { WorkbenchPalette } from "./palette/index.ts";
import { navigate, type Section, sectionOf, useRoute } from "./routes.ts";
import { applyTheme } from "./theme/index.ts";
import { Skeleton, UiProvider } from "./ui/index.ts";
import { useRailStates } from "./use-rail-states.tsx";
import { useRailTasks } from "./use-rail-tasks.ts";
import { type SectionCounts, useSectionCounts } from "./use-section-counts.ts";

const copyText = (text: string) => call("app.copyText", { text });

/** The window: frame, the page of the current place, and what lies over them. */
export function App() {
  useFreshness();
  return (
    <UiProvider onCopy={copyText}>
      <Window />
    </UiProvider>
  );
}

function Window() {
  const route = useRoute();
  const [isPainted, setIsPainted] = useState(false);
  const [isFinding, setIsFinding] = useState(false);
  const isReady = useFirstReads();
  const counts = useSectionCounts(isPainted);
  const { states, dialogs } = useRailStates(isPainted);
  const tasks = useRailTasks(isPainted);
  return (
    <>
      <Frame
        windowControls={windowControls}
        sections={sectionsWith(counts)}
        current={sectionOf(route)}
        onSelect={(page) => navigate({ page })}
        states={states}
        tasks={tasks}
        onFind={() => setIsFinding(true)}
      >
        <PageBoundary key={route.page}>
          <Suspense fallback={<WaitingPage />}>
            <Page route={route} />
            {isReady && <Painted onPainted={() => setIsPainted(true)} />}
          </Suspense>
        </PageBoundary>
      </Frame>
      {dialogs}
      <WorkbenchPalette open={isFinding} onClose={() => setIsFinding(false)} />
    </>
  );
}

/** "overlay" where the system draws its buttons over our title bar. */
const windowControls =
  "windowControlsOverlay" in navigator &&
  (navigator.windowControlsOverlay as { readonly visible: boolean }).visible
    ? "overlay"
    : "native";

const sectionsWith = (counts: SectionCounts): readonly RailSection<Section>[] => [
  {
    id: "configurations",
    label: "Configurations",
    icon: IconAdjustmentsHorizontal,
    count: counts.configurations,
  },
  { id: "users", label: "Users", icon: IconUsers, count: counts.users },
  { id: "requests", label: "Requests", icon: IconSend, count: counts.requests },
  { id: "activity", label: "Activity", icon: IconActivity, count: counts.failedLogins, countTone: "bad" },
  { id: "settings", label: "Settings", icon: IconSettings },
];

/** Applies the theme, and answers whether there is something to show: the window stays hidden until then. */
const useFirstReads = (): boolean => {
  const settings = useRead("settings.get", undefined);
  const configurations = useRead("configurations.list", undefined);
  const theme = settings.data?.theme;
  useLayoutEffect(() => {
    if (theme) applyTheme(theme);
  }, [theme]);
  return settings.isFetched && configurations.isFetched;
};

let isPaintedTold = false;

/** Tells the main process once that the first content has been painted: two frames after it was drawn. */
function Painted({ onPainted }: { readonly onPainted: () => void }) {
  useEffect(() => {
    if (isPaintedTold) return;
    isPaintedTold = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void call("app.painted", undefined);
        onPainted();
      }),
    );
  }, [onPainted]);
  return null;
}

function WaitingPage() {
  return (
    <DetailPane label="Loading">
      <Skeleton rows={8} />
    </DetailPane>
  );
}
