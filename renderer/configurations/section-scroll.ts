/** The parts of the form's one pane. */
export const sectionIds = ["provider", "client"] as const;
export type SectionId = (typeof sectionIds)[number];

/** Whether a tab is a part of the form's one pane. */
export const isSection = (tab: string): tab is SectionId => sectionIds.some((id) => id === tab);

/** Element id of a part. */
export const sectionElementId = (id: SectionId): string => `configuration-${id}`;

/** Scrolls the form to a part. */
export const scrollToSection = (id: SectionId): void => {
  document.getElementById(sectionElementId(id))?.scrollIntoView({ block: "start" });
};

/** Which part a scrolled pane shows: the last one whose head has reached the top, or the last of all at its end. */
export const sectionInSight = (scroller: EventTarget): SectionId | undefined => {
  if (!(scroller instanceof HTMLElement)) return undefined;
  if (!scroller.querySelector(`#${sectionElementId("provider")}`)) return undefined;
  const isAtEnd = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  if (isAtEnd && scroller.scrollTop > 0) return sectionIds.at(-1);
  const top = scroller.getBoundingClientRect().top;
  return sectionIds.findLast((id) => {
    const element = document.getElementById(sectionElementId(id));
    return element !== null && element.getBoundingClientRect().top <= top + HEAD_ROOM_PX;
  });
};

/** How near to the top a head counts as reached. */
const HEAD_ROOM_PX = 48;
