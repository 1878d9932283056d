import { chromium, type Browser } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** A phone of today, and a desktop. */
export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };

/** Opens Chromium. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const { executable, env } = await unpackChromium();
  return chromium.launch({ executablePath: executable, args, env, headless: true });
}
