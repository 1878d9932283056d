import { pinyin } from './pinyin.ts';

/**
 * How a name is typed by sound: whole syllables and initials (`杨梅` → `yangmei`, `ym`). Read as a person's name, a
 * family name with its own reading (单 shan) is spoken both ways.
 */
export function spokenTerms(name: string, kind: 'word' | 'person'): string[] {
  const readings = kind === 'person' ? (['head', 'off'] as const) : (['off'] as const);
  return readings.flatMap((surname) => {
    const sounds = pinyin(name, { toneType: 'none', type: 'array', surname, nonZh: 'consecutive', v: true });
    return [sounds.join(''), sounds.map((sound) => sound[0] ?? '').join('')];
  });
}
