import { cp, mkdtemp, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { entryClosure } from './size';

/**
 * A later release: the same build with other hashes in the names of all its scripts, as changed lines would give them,
 * and another revision of the page that names them. The caller removes the folder.
 * @param dist the folder of the build
 */
export async function nextRelease(dist: string): Promise<{ folder: string; entry: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'kigen-next-'));
  await cp(dist, folder, { recursive: true });
  const assets = join(folder, 'assets');
  const scripts = (await readdir(assets)).filter((name) => extname(name) === '.js');
  const names = new RegExp(scripts.map((name) => name.replaceAll('.', String.raw`\.`)).join('|'), 'g');
  const renamed = (text: string): string => text.replace(names, nextName);
  for (const file of await readdir(folder, { recursive: true })) {
    if (!['.js', '.html', '.json'].includes(extname(file))) continue;
    const text = renamed(await readFile(join(folder, file), 'utf8'));
    await writeFile(
      join(folder, file),
      text.replace(/("revision":)"\w+"(,"url":"index\.html")/, '$1"next"$2'),
    );
  }
  for (const name of scripts) await rename(join(assets, name), join(assets, nextName(name)));
  return { folder, entry: renamed(entryClosure(dist)[0]!) };
}

function nextName(name: string): string {
  return name.replace(/.{4}\.js$/, 'NEXT.js');
}
