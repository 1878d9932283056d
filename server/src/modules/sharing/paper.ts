import type { Image, SKRSContext2D } from '@napi-rs/canvas';

export const WIDTH = 1_080;
export const HEIGHT = 1_440;
export const MARGIN = 72;

/** The colours of ui/src/tokens.css. */
export const colours = {
  paper: '#faf7f1',
  sheet: '#fffdf9',
  shade: '#f3eee4',
  line: '#e6dfd2',
  ink: '#26221d',
  inkSoft: '#6b6359',
  persimmon: '#c9451b',
} as const;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Saying {
  x: number;
  y: number;
  size: number;
  weight?: 400 | 500 | 700;
  colour?: string;
  align?: 'left' | 'center';
}

/** Writes one line on the baseline `y`. */
export function say(paper: SKRSContext2D, text: string, how: Saying): void {
  paper.font = `${how.weight ?? 400} ${how.size}px Poster`;
  paper.fillStyle = how.colour ?? colours.ink;
  paper.textAlign = how.align ?? 'left';
  paper.fillText(text, how.x, how.y);
  paper.textAlign = 'left';
}

export function roundedPath(paper: SKRSContext2D, box: Box, radius: number): void {
  paper.beginPath();
  paper.roundRect(box.x, box.y, box.width, box.height, radius);
}

/** A picture that fills a box, cut where it is too long; without one, the first letter of a name. */
export function picture(
  paper: SKRSContext2D,
  box: Box,
  image: Image | undefined,
  how: { radius: number; name: string; tint: string | null },
): void {
  paper.save();
  roundedPath(paper, box, how.radius);
  paper.clip();
  paper.fillStyle = image ? (how.tint ?? colours.shade) : colours.shade;
  paper.fillRect(box.x, box.y, box.width, box.height);
  if (image) {
    const scale = Math.max(box.width / image.width, box.height / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    paper.drawImage(image, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
  } else {
    const size = Math.round(Math.min(box.width, box.height) / 2.4);
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 + size * 0.36 };
    say(paper, [...how.name][0] ?? '', { ...centre, size, colour: colours.inkSoft, align: 'center' });
  }
  paper.restore();
}

/** A round portrait. */
export function circle(
  paper: SKRSContext2D,
  at: { x: number; y: number; radius: number },
  image: Image | undefined,
  name: string,
): void {
  const box = { x: at.x - at.radius, y: at.y - at.radius, width: at.radius * 2, height: at.radius * 2 };
  picture(paper, box, image, { radius: at.radius, name, tint: null });
}
