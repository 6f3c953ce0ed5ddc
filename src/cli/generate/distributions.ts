import { weighted } from './random.ts';

/** Shares are our estimates of where Québec's manufacturers are and what they make; only their order is meant. */

// prettier-ignore
export const pickRegion = weighted([
  ['16', 19], ['06', 17.5], ['12', 9.5], ['05', 9], ['17', 7], ['15', 7], ['03', 7], ['14', 5.5], ['13', 4.3],
  ['04', 4], ['02', 3.5], ['01', 2.5], ['07', 1.7], ['08', 1.4], ['11', 1], ['09', 0.8], ['10', 0.3],
] as const);

const MANUFACTURING_SHARE = 0.4;

// prettier-ignore
const pickSubsector = weighted([
  ['332', 17], ['333', 10], ['311', 9], ['321', 8], ['323', 8], ['337', 8], ['339', 7], ['325', 5], ['326', 5],
  ['327', 5], ['315', 5], ['336', 4], ['334', 4], ['335', 3], ['312', 2], ['322', 2], ['314', 2], ['331', 1.5],
  ['313', 1], ['316', 0.7], ['324', 0.6],
] as const);

// prettier-ignore
const pickSector = weighted([
  ['44', 20], ['54', 18], ['23', 18], ['72', 11], ['81', 9], ['41', 8], ['48', 6], ['11', 5], ['56', 4], ['51', 2],
  ['21', 0.5],
] as const);

/** Groups that hold most firms of their subsector; the others share the rest evenly. */
// prettier-ignore
export const COMMON_GROUPS: Readonly<Record<string, number>> = {
  '3323': 5, '3327': 8, '3329': 4, '3328': 3, '3118': 5, '3119': 3, '3116': 2, '3121': 9, '3152': 6, '3219': 4,
  '3211': 3, '3261': 6, '3273': 4, '3313': 4, '3315': 3, '3332': 3, '3339': 4, '3335': 3, '3363': 2, '3364': 3,
  '3371': 6, '3399': 6, '3123': 0.3, '3122': 0.05,
};

export const pickIndustry = (random: Parameters<typeof pickSector>[0]): string =>
  random.chance(MANUFACTURING_SHARE) ? pickSubsector(random) : pickSector(random);

export const pickSize = weighted([
  ['1-9', 60],
  ['10-49', 26],
  ['50-249', 8],
  ['250+', 1.5],
  ['unknown', 4.5],
] as const);

export const pickLegalPrefix = weighted([
  ['11', 90],
  ['33', 6],
  ['22', 4],
] as const);

export const pickActivityKind = weighted([
  ['webinar', 34],
  ['workshop', 26],
  ['conference', 18],
  ['visit', 14],
  ['campaign', 8],
] as const);

/** Smallest and largest attendance of an activity; sizes in between are drawn nearer the smallest. */
export const ATTENDANCE = {
  webinar: [8, 140],
  workshop: [6, 30],
  conference: [20, 220],
  visit: [3, 14],
  campaign: [40, 400],
} as const;

// prettier-ignore
export const AREA_CODES: Readonly<Record<string, readonly string[]>> = {
  '01': ['418', '581'], '02': ['418'], '03': ['418', '581'], '04': ['819'], '05': ['819', '450'], '06': ['514', '438'],
  '07': ['819', '873'], '08': ['819'], '09': ['418'], '10': ['819', '418'], '11': ['418'], '12': ['418', '581'],
  '13': ['450', '579'], '14': ['450', '579'], '15': ['450', '819'], '16': ['450', '579'], '17': ['819', '873'],
};
