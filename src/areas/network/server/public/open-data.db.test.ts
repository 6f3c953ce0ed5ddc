import { describe, expect, it } from 'vitest';
import { approveProfile, setConsent, submitProfile, withdrawProfile } from '../profile/index.ts';
import { profileWorld } from '../profile/testing/profile-world.ts';
import { listOpenData, OPEN_DATA_LICENCE, openDataCsv, openDataJsonLd } from './index.ts';

const { runtime, people, must, begun, fjord, alma } = await profileWorld();
const { officer, public: anybody } = people;

const csv = async () => (await new Response(openDataCsv(runtime)).text()).trim().split('\r\n');
const linked = async () =>
  JSON.parse(await new Response(openDataJsonLd(runtime)).text()) as {
    license: string;
    hasPart: { name: string }[];
  };

describe('the open data', () => {
  it('are nothing but a licence before anybody agreed to anything', async () => {
    await begun(fjord);
    await begun(alma);
    expect(await csv()).toHaveLength(1);
    expect(await linked()).toMatchObject({ license: OPEN_DATA_LICENCE, hasPart: [] });
  });

  it('hold what firms agreed to show, in both formats and page by page, without who answers there', async () => {
    for (const companyId of [fjord, alma]) {
      await must(officer, setConsent, { companyId, fields: { contact: true } });
      await must(officer, submitProfile, { companyId });
      await must(officer, approveProfile, { companyId });
    }
    await must(officer, setConsent, { companyId: alma, fields: { summary: false } });
    const lines = await csv();
    expect(lines).toHaveLength(3);
    expect(lines.find((line) => line.startsWith('Extrusions du Fjord'))).toMatch(
      /aluminium sur mesure.*aluminium-extrusion.*creativecommons/,
    );
    expect(lines.find((line) => line.startsWith('Fonderie'))).not.toContain('sur mesure');
    const { hasPart } = await linked();
    expect(hasPart.map(({ name }) => name).sort()).toEqual([
      'Extrusions du Fjord inc.',
      'Fonderie d’Alma ltée',
    ]);
    for (const text of [lines.join('\n'), JSON.stringify(hasPart)]) expect(text).not.toMatch(/Julie|@fjord/);
    const first = await must(anybody, listOpenData, { limit: 1 });
    const second = await must(anybody, listOpenData, { limit: 1, cursor: first.nextCursor! });
    expect([...first.items, ...second.items].map(({ slug }) => slug)).toEqual([
      'extrusions-du-fjord',
      'fonderie-d-alma',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('hold a supplier no more once it is withdrawn', async () => {
    await must(officer, withdrawProfile, { companyId: fjord, reason: 'Fermeture.' });
    expect((await csv()).join('\n')).not.toContain('Fjord');
  });
});
