export { Frame, type FrameProps } from "./frame.tsx";
export { type PageAction, PageHead } from "./page-head.tsx";
export { PaneNotice } from "./pane-notice.tsx";
export { DetailPane, ListPane, PaneBar, PaneBody, Panes, SidePane } from "./panes.tsx";
export type { RailSection } from "./rail.tsx";
export type { RailState, RailTask } from "./rail-foot.tsx";
export type { TitleBarProps } from "./title-bar.tsx";
