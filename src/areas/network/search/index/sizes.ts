/** Suppliers of a segment: as many as 16 bits can number. */
export const SEGMENT_MOST = 65_536;
/** A segment of so many suppliers is worth tables of its own; in a smaller one lists are read. */
export const LARGE = SEGMENT_MOST / 16;
