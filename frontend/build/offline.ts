/**
 * Builds what works without a network: the intake page's scripts and the service worker, whose list of files is what the
 * kept pages name. Part of every build of the frontend (vite.config.ts); by itself: node frontend/build/offline.ts
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { injectManifest } from 'workbox-build';

/** Addresses of this server and the sources of the scripts that stand there. */
const SCRIPTS = {
  intake: 'frontend/intake/intake.ts',
  'intake-waiting': 'frontend/intake/waiting.ts',
  sw: 'frontend/worker/sw.ts',
};
/** The pages a device keeps, and the frame of one of them. */
const PAGES = ['public/layout.html', 'public/offline.html', 'intake/page.html'];
const NAMED = /\/[a-z][a-z0-9/-]*\.(?:js|css|svg)\b/g;
const BUILT = 'target/offline';
const STATIC = 'target/classes/static';

/** Where the content of an address comes from, by the rules of pom.xml. */
function source(address: string): string {
  const places = [join(BUILT, address), join('frontend', address), join('src/main/resources/static', address)];
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`A kept page names ${address}, which is not there`);
  return found;
}

/** Addresses the kept pages name, and what those scripts load later. */
function named(): string[] {
  const pages = PAGES.map((page) => readFileSync(join('src/main/resources/templates', page), 'utf8'));
  const first = new Set(pages.join('\n').match(NAMED));
  const scripts = [...first].filter((address) => address.endsWith('.js')).map((address) => readFileSync(source(address), 'utf8'));
  const later = scripts.join('\n').match(/import\(\s*["'`](\/[a-z-]+\.js)["'`]/g) ?? [];
  later.forEach((each) => first.add(each.match(NAMED)![0]));
  first.delete('/sw.js');
  return [...first].sort();
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

export async function buildOffline(): Promise<void> {
  rmSync(BUILT, { recursive: true, force: true });
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: BUILT,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: SCRIPTS,
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  for (const name of Object.keys(SCRIPTS)) {
    if (name !== 'sw') copy(join(BUILT, `${name}.js`), join(STATIC, `${name}.js`));
  }
  const kept = join(BUILT, 'kept');
  named().forEach((address) => copy(source(address), join(kept, address)));
  const { warnings } = await injectManifest({
    swSrc: join(BUILT, 'sw.js'),
    swDest: join(STATIC, 'sw.js'),
    globDirectory: kept,
    globPatterns: ['**/*'],
    manifestTransforms: [
      (entries) => ({
        manifest: entries
          .map(({ url, size }) => ({ url: `/${url}`, revision: null, integrity: digest(join(kept, url)), size }))
          .sort((a, b) => (a.url < b.url ? -1 : 1)),
      }),
    ],
  });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
}

const digest = (file: string): string => `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;

if (process.argv[1]?.endsWith('frontend/build/offline.ts')) await buildOffline();
