import { crc32, deflateRawSync } from 'node:zlib';

export interface TestPart {
  name: string;
  data: Uint8Array | string;
  /** What the archive claims the part becomes, when it is to lie. */
  claimed?: number;
}

/** A ZIP archive made by hand, for tests: also the ones no honest program writes. */
export function makeZip(parts: TestPart[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const raw = Buffer.from(part.data);
    const data = deflateRawSync(raw);
    const fields = header({
      crc: crc32(raw),
      compressed: data.length,
      expanded: part.claimed ?? raw.length,
      name: part.name,
    });
    const local = Buffer.concat([word(0x04034b50), fields, Buffer.from(part.name), data]);
    directory.push(
      Buffer.concat([
        word(0x02014b50),
        half(20),
        fields,
        Buffer.alloc(10),
        word(offset),
        Buffer.from(part.name),
      ]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const counts = [half(0), half(0), half(parts.length), half(parts.length)];
  return Uint8Array.from(
    Buffer.concat([
      ...bodies,
      listed,
      word(0x06054b50),
      ...counts,
      word(listed.length),
      word(offset),
      half(0),
    ]),
  );
}

function header(of: { crc: number; compressed: number; expanded: number; name: string }): Buffer {
  const sizes = [word(of.crc), word(of.compressed), word(of.expanded)];
  return Buffer.concat([
    half(20),
    half(0),
    half(8),
    half(0),
    half(0),
    ...sizes,
    half(of.name.length),
    half(0),
  ]);
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

function half(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface TestSheet {
  name: string;
  /** The XML between <sheetData> and </sheetData>. */
  rows: string;
  hidden?: boolean;
}

/** The parts of a workbook as Excel lays them out: the sheets before the shared strings. */
export function workbookParts(sheets: TestSheet[], strings: string[] = []): TestPart[] {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const sheetTags = sheets.map(
    (sheet, at) =>
      `<sheet name="${sheet.name}" sheetId="${at + 1}"${sheet.hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  return [
    { name: '[Content_Types].xml', data: `<Types xmlns="${PACKAGE}/content-types"/>` },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheetTags.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${PACKAGE}/relationships">${sheets
        .map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
        .join(
          '',
        )}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdT', 'styles', 'styles.xml')}</Relationships>`,
    },
    ...sheets.map((sheet, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `<worksheet xmlns="${MAIN}"><sheetData>${sheet.rows}</sheetData></worksheet>`,
    })),
    {
      name: 'xl/styles.xml',
      data: `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst xmlns="${MAIN}">${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    },
  ];
}
