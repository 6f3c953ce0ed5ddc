import * as z from 'zod';

/** The 17 administrative regions of Québec, by their official codes. */
// prettier-ignore
export const REGION_CODES = [
  '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16', '17',
] as const;

export const regionCodeSchema = z.enum(REGION_CODES);
export type RegionCode = z.infer<typeof regionCodeSchema>;
