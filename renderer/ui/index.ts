export { LiveRegion, Unseen, useAnnounce } from "./announce.tsx";
export { Button, type ButtonProps, type ButtonVariant, IconButton, type IconButtonProps } from "./button.tsx";
export { ChipsField, type ChipsFieldProps } from "./chips-field.tsx";
export { Checkbox, type Choice, SegmentedControl, Switch } from "./choice.tsx";
export { classNames } from "./class-names.ts";
export { CodeEditor, type CodeEditorProps } from "./code-editor.tsx";
export { CodeViewer, type CodeViewerProps } from "./code-viewer.tsx";
export { type Command, CommandPalette, type CommandPaletteProps } from "./command-palette.tsx";
export { CopyButton, CopyProvider, type CopyText, useCopy } from "./copy.tsx";
export { readCspNonce } from "./csp-nonce.ts";
export { cutOrigin } from "./cut-origin.ts";
export { CutText } from "./cut-text.tsx";
export { ConfirmDialog, type ConfirmDialogProps, Dialog, type DialogProps } from "./dialog.tsx";
export { EmptyState, ListEmpty } from "./empty-state.tsx";
export { ErrorNotice } from "./error-notice.tsx";
export { FilterChip } from "./filter-chip.tsx";
export { FormRow, type FormRowTexts, FormSection } from "./form-row.tsx";
export {
  formatBytes,
  formatCount,
  formatDistance,
  formatDuration,
  formatInstant,
  formatMoment,
  formatStamp,
} from "./format.ts";
export { Icon, type IconShape } from "./icon.tsx";
export { indentJson } from "./indent-json.ts";
export { JsonView } from "./json-view.tsx";
export { type KeyValue, KeyValueList } from "./key-value-list.tsx";
export { ListBox, type ListBoxHandle, type ListEntry } from "./list-box.tsx";
export { LoadingBar, Skeleton } from "./loading.tsx";
export { Avatar, Mark } from "./mark.tsx";
export { Masked } from "./masked.tsx";
export { ContextMenu, type MenuAction, MenuButton, type MenuItem, MoreMenu, SplitButton } from "./menu.tsx";
export { type Pair, PairTable } from "./pair-table.tsx";
export { Panel } from "./panel.tsx";
export { PickList } from "./pick-list.tsx";
export { RowScroller, type RowScrollerProps } from "./row-scroller.tsx";
export { SearchField } from "./search-field.tsx";
export { SecretField, type SecretFieldProps } from "./secret-field.tsx";
export { Select, SelectField, type SelectFieldProps, type SelectProps } from "./select-field.tsx";
export { type Shortcut, shortcutWords } from "./shortcut.ts";
export { SplitPane } from "./split-pane.tsx";
export { type Status, StatusIcon, StatusText, Verdict } from "./status.tsx";
export { Table } from "./table.tsx";
export { type Tab, Tabs } from "./tabs.tsx";
export { Chip, CountBadge, Tag } from "./tag.tsx";
export {
  TextArea,
  type TextAreaProps,
  TextField,
  type TextFieldProps,
  TextInput,
  type TextInputProps,
} from "./text-field.tsx";
export { TimeText, useNow } from "./time-text.tsx";
export { ToastProvider, type UndoToast, useUndoToast } from "./toast.tsx";
export { type TooltipAttributes, tooltip, tooltipWhenCut } from "./tooltip.ts";
export { TooltipLayer } from "./tooltip-layer.tsx";
export { UiProvider } from "./ui-provider.tsx";
export { useMediaQuery, useNarrow } from "./use-media-query.ts";
export { useReveal } from "./use-reveal.ts";
export { type ShortcutHandlers, useShortcuts } from "./use-shortcuts.ts";
export { type Column, type Sort, VirtualTable } from "./virtual-table.tsx";
export type { RowMarks } from "./virtual-table-parts.tsx";
