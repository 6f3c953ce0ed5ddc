import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkFramework, checkFrameworkFile, type Framework } from '#areas/diagnosis/index.ts';
import type { Command } from './command.ts';

/** Reads a framework that someone wrote, says what is wrong and where, and changes nothing. */
export const frameworkCommand: Command = {
  usage: 'check <file> [fr]',
  summary: 'Says whether a framework file holds together, and if not, what is wrong on which line.',
  async runAlone([verb, file, language]) {
    if (verb !== 'check' || !file) throw new Error('Usage: framework check <file> [fr]');
    // npm runs scripts from the project's folder; the file was named from where the person stood.
    const from = path.resolve(process.env.INIT_CWD ?? '.', file);
    const { framework, problems } = checkFrameworkFile(await readNamed(from), await versionsBeside(from));
    const locale = language === 'fr' ? 'fr' : 'en';
    for (const { line, path: at, message } of problems)
      console.log(`${file}:${line}: ${at && `${at}: `}${message[locale]}`);
    if (problems.length > 0 || !framework)
      throw new Error(`Not ready to publish: ${problems.length} to put right.`);
    console.log(
      `${framework.name[locale]}, version ${framework.version}: ${framework.dimensions.length} dimensions, ` +
        `${framework.questions.length} questions. Everything holds together.`,
    );
  },
};

async function readNamed(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`${file} cannot be read: is the name right?`, { cause: error });
  }
}

/** The other versions in the same folder, as far as they can be read: mappings start from them. */
async function versionsBeside(file: string): Promise<Framework[]> {
  const folder = path.dirname(file);
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith('.json') && name !== path.basename(file),
  );
  const others = await Promise.all(names.map((name) => readVersion(path.join(folder, name))));
  return others.filter((other) => other !== null);
}

async function readVersion(file: string): Promise<Framework | null> {
  try {
    return checkFramework(JSON.parse(await readFile(file, 'utf8'))).framework;
  } catch {
    return null;
  }
}
