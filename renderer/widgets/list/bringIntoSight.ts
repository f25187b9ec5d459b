/** Scrolls no further than needed for the row at `top` to stand whole between the head, which stays, and the lower edge; in pixels. */
export function bringIntoSight(
  scroller: HTMLDivElement | null,
  grid: HTMLTableElement | null,
  top: number,
  height: number,
): void {
  if (!scroller) return
  const room = scroller.clientHeight - (grid?.tHead?.offsetHeight ?? 0)
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + height > scroller.scrollTop + room) scroller.scrollTop = top + height - room
}
