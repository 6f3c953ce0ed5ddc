import * as z from 'zod';

const regionCodeSchema = z.string().regex(/^(0[1-9]|1[0-7])$/);
const postalAreaSchema = z.string().regex(/^[GHJ]\d[A-Z]$/);

/** `content/reference/regions.json`: the regions, and where each stands on the schematic map (column, row). */
export const regionsContentSchema = z.strictObject({
  regions: z
    .array(
      z.strictObject({
        code: regionCodeSchema,
        name: z.strictObject({ fr: z.string().min(1), en: z.string().min(1) }),
        short: z.string().min(1).max(20),
        tile: z.strictObject({ col: z.int().nonnegative(), row: z.int().nonnegative() }),
      }),
    )
    .length(17),
});

/**
 * `content/reference/postal-codes.json`: regions of a forward sortation area, the likeliest first, none for an area
 * where nobody is (H0H, the address of Santa Claus). `prefixes` speak for the areas that `codes` do not name.
 */
export const postalCodesContentSchema = z.strictObject({
  prefixes: z.record(z.string().regex(/^[GHJ]\d?$/), z.array(regionCodeSchema)),
  codes: z.record(postalAreaSchema, z.array(regionCodeSchema)),
});

/** `content/reference/municipalities.json`: several regions for a name that several places share. */
export const municipalitiesContentSchema = z.strictObject({
  municipalities: z.array(
    z.strictObject({
      name: z.string().min(1),
      regions: z.array(regionCodeSchema).min(1),
      postalAreas: z.array(postalAreaSchema),
      aliases: z.array(z.string().min(1)),
    }),
  ),
});

export const regionContentSchema = z.strictObject({
  regions: regionsContentSchema.shape.regions,
  postalCodes: postalCodesContentSchema,
  municipalities: municipalitiesContentSchema.shape.municipalities,
});

export type RegionContent = z.infer<typeof regionContentSchema>;
export type RegionEntry = RegionContent['regions'][number];
export type Municipality = RegionContent['municipalities'][number];
