import type { Option } from '#ui/forms/option.ts';

/** What fields may choose from in one strategy. */
export interface FieldChoices {
  dimensions: Option[];
  initiatives: Option[];
  quarters: Option[];
}
