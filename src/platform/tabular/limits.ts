/** What a table may weigh. Beyond it the file is refused with the limit named, before memory goes. */
export interface TabularLimits {
  /** The file as it was sent. */
  bytes: number;
  /** A workbook once unpacked, all its parts together. */
  expandedBytes: number;
  /** Lines that hold something, the header included. */
  rows: number;
  columns: number;
  cellCharacters: number;
  /** What unpacking a workbook may take of the machine's memory, in MiB. */
  memory: number;
}

export const LIMITS: TabularLimits = {
  bytes: 50 * 1024 * 1024,
  expandedBytes: 512 * 1024 * 1024,
  rows: 250_000,
  columns: 200,
  cellCharacters: 10_000,
  memory: 1024,
};
