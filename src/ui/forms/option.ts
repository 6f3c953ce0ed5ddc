/** One choice of a select, a radio group or a combobox. */
export interface Option {
  value: string;
  label: string;
  /** A second line, where there is room. */
  hint?: string;
  /** The heading it stands under. */
  group?: string;
  disabled?: boolean;
}
