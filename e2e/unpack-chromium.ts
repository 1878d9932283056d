import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const cache = join(modules, '.cache', 'heyi');

export type Chromium = { executable: string; env: Record<string, string> };

/**
 * The browser that npm brought: unpacked once, with the libraries that a bare Debian lacks and a Chinese font, so that
 * nothing need be installed on the machine.
 */
export async function unpackChromium(): Promise<Chromium> {
  const { version } = JSON.parse(readFileSync(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8'));
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  const env = {
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TZ: 'Asia/Shanghai',
    LANG: 'zh_CN.UTF-8',
  };
  return { executable: join(folder, 'chromium'), env };
}

/** The package unpacks into the temporary folder, and its libraries only where it believes to be at Amazon. */
async function unpack(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const program = "await (await import('@sparticuz/chromium')).default.executablePath()";
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((done, fail) => child.on('exit', done).on('error', fail));
  if (code !== 0) throw new Error('the browser could not be unpacked');
  writeFileSync(join(draft, 'fonts.conf'), fontSettings(folder));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function fontSettings(folder: string): string {
  const chinese = join(modules, '@expo-google-fonts', 'noto-sans-sc');
  const weights = ['400Regular', '500Medium', '700Bold']
    .map((weight) => `<dir>${join(chinese, weight)}</dir>`)
    .join('');
  const family = (name: string) =>
    `<match target="pattern"><test name="family"><string>${name}</string></test>` +
    '<edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit></match>';
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${weights}<dir>${join(folder, 'fonts', 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir>
${['sans-serif', 'system-ui', 'serif', 'PingFang SC'].map(family).join('\n')}
</fontconfig>
`;
}
