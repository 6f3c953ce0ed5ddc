import { m } from '#messages';
import { facts, heading, paragraph, table, type Block, type Chapter } from '../block.ts';
import type { Signoff } from '../../document/document.ts';
import type { Source } from '../parts.ts';
import type { Speaker } from '../speaker.ts';

/** Who signed which version; on a draft, the place to sign. */
export function signoffChapter({ document, speak }: Source): Chapter {
  const { signoff, firm, version } = document;
  const stated = signoff ? signed(signoff, firm.legalName, speak) : unsigned(version, speak);
  return { title: speak.say(m.deliverable_signoff), blocks: [...stated, ...history(document, speak)] };
}

function signed(signoff: Signoff, firm: string, speak: Speaker): Block[] {
  return [
    paragraph(
      speak.tell(m.deliverable_signoff_statement, {
        ...signoff,
        version: speak.number(signoff.version),
        firm,
        date: speak.date(signoff.on),
      }),
    ),
    ...facts([
      { term: speak.say(m.deliverable_signoff_name), value: signoff.name },
      { term: speak.say(m.deliverable_signoff_role), value: signoff.role },
      { term: speak.say(m.deliverable_signoff_on), value: speak.date(signoff.on) },
      { term: speak.say(m.deliverable_signoff_recorded), value: recordedBy(signoff, speak) },
    ]),
  ];
}

const unsigned = (version: number, speak: Speaker): Block[] => [
  {
    kind: 'callout',
    tone: 'attention',
    title: speak.say(m.deliverable_signoff_draft_title),
    text: speak.tell(m.deliverable_signoff_draft, { version: speak.number(version) }),
  },
  heading(2, speak.say(m.deliverable_signoff_here)),
  {
    kind: 'blanks',
    labels: [
      m.deliverable_signoff_name,
      m.deliverable_signoff_role,
      m.deliverable_signoff_hand,
      m.deliverable_signoff_on,
    ].map(speak.say),
  },
];

function history({ signatures, signoff }: Source['document'], speak: Speaker): Block[] {
  const others = signatures.filter(({ version }) => version !== signoff?.version);
  const columns = [
    { title: speak.say(m.deliverable_cover_version), share: 2 },
    { title: speak.say(m.deliverable_signoff_name), share: 5 },
    { title: speak.say(m.deliverable_signoff_role), share: 5 },
    { title: speak.say(m.deliverable_signoff_on), share: 4 },
  ];
  const rows = others.map(({ version, name, role, on }) => [
    speak.number(version),
    name,
    role,
    speak.date(on),
  ]);
  const title = speak.say(m.deliverable_signoff_history);
  return rows.length === 0 ? [] : [heading(2, title), ...table(columns, rows)];
}

const recordedBy = ({ recorded, recordedBy: name }: Signoff, speak: Speaker): string =>
  speak.tell(
    recorded === 'firm' ? m.deliverable_signoff_recorded_firm : m.deliverable_signoff_recorded_staff,
    { name },
  );
