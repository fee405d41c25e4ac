/** How far the time of a delivery may be from ours, seconds. */

/** Of a click, either way; of any delivery, ahead of our clock. */
export const CLICK_WINDOW_S = 300;
/** A signed event that we have not seen still counts this long: Feishu's last retry comes after 7 h 05 min. */
export const EVENT_WINDOW_S = 8 * 3600;
