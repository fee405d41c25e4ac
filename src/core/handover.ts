/** The part of somebody's work that stands in one operation. */
export interface Handover {
  /** The fields that hold people for what they do, not for who they are. */
  readonly flags: readonly string[];
  /** What `--also` calls it; left out where it always belongs to a handover. */
  readonly also?: { readonly zh: string; readonly en: string };
}
