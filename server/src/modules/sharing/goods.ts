import type { Image, SKRSContext2D } from '@napi-rs/canvas';
import type { ShareItem } from '../../screens/sales/sale-share.ts';
import { linesOf, withoutPictographs } from './lines-of-text.ts';
import { colours, MARGIN, picture, say, WIDTH, type Box } from './paper.ts';
import { itemPrice } from './wording.ts';

const GAP = 28;
const CAPTION_HEIGHT = 112;
const PICTURE_HEIGHT_MAX = 560;

type Pictures = ReadonlyMap<ShareItem, Image | undefined>;

/**
 * Draws one to four goods into the room between `top` and `bottom`: up to three side by side with their names below,
 * four in two rows with their names beside.
 * @param room `left` is how many more goods there are
 */
export function drawGoods(
  paper: SKRSContext2D,
  pictures: Pictures,
  room: { top: number; bottom: number; left: number },
): void {
  const moreHeight = room.left > 0 ? 48 : 0;
  const height = room.bottom - room.top - moreHeight;
  if (pictures.size > 3) drawRows(paper, pictures, room.top, height);
  else drawColumns(paper, pictures, room.top, height);
  if (room.left === 0) return;
  const more = { x: MARGIN, y: room.bottom - 6, size: 27, colour: colours.inkSoft };
  say(paper, `还有 ${room.left} 样，扫码进去看`, more);
}

function drawColumns(paper: SKRSContext2D, pictures: Pictures, top: number, height: number): void {
  const width = (WIDTH - 2 * MARGIN - GAP * (pictures.size - 1)) / pictures.size;
  const pictureHeight = Math.min(height - CAPTION_HEIGHT, PICTURE_HEIGHT_MAX, width * 1.25);
  const rest = Math.max(height - CAPTION_HEIGHT - pictureHeight, 0);
  const y = top + Math.min(rest / 2, 48);
  let x = MARGIN;
  for (const [item, image] of pictures) {
    const box = { x, y, width, height: pictureHeight };
    picture(paper, box, image, { radius: 20, name: item.name, tint: item.tint });
    writeCaption(paper, item, { x, y: y + pictureHeight, width, height: CAPTION_HEIGHT }, pictures.size);
    x += width + GAP;
  }
}

function writeCaption(paper: SKRSContext2D, item: ShareItem, box: Box, count: number): void {
  const size = count === 1 ? 36 : 31;
  paper.font = `500 ${size}px Poster`;
  const widthOf = (text: string) => paper.measureText(text).width;
  const [name = ''] = linesOf(nameOf(item), box.width, 1, widthOf);
  say(paper, name, { x: box.x, y: box.y + 50, size, weight: 500 });
  say(paper, itemPrice(item), { x: box.x, y: box.y + 102, size: size + 5, weight: 700, colour: colours.persimmon });
}

function drawRows(paper: SKRSContext2D, pictures: Pictures, top: number, height: number): void {
  const width = (WIDTH - 2 * MARGIN - GAP) / 2;
  const rowHeight = Math.min((height - GAP) / 2, 320);
  const side = Math.min(rowHeight, 226);
  [...pictures].forEach(([item, image], index) => {
    const x = MARGIN + (index % 2) * (width + GAP);
    const y = top + Math.floor(index / 2) * (rowHeight + GAP);
    picture(paper, { x, y, width: side, height: rowHeight }, image, { radius: 18, name: item.name, tint: item.tint });
    paper.font = '500 30px Poster';
    const widthOf = (text: string) => paper.measureText(text).width;
    const names = [
      ...linesOf(withoutPictographs(item.name), width - side - 20, 2, widthOf),
      ...linesOf(withoutPictographs(item.spec), width - side - 20, 1, widthOf),
    ];
    const textTop = y + (rowHeight - names.length * 42 - 50) / 2;
    names.forEach((line, row) =>
      say(paper, line, { x: x + side + 20, y: textTop + 32 + row * 42, size: 30, weight: 500 }),
    );
    const price = { x: x + side + 20, y: textTop + names.length * 42 + 42, size: 35, weight: 700 } as const;
    say(paper, itemPrice(item), { ...price, colour: colours.persimmon });
  });
}

const nameOf = (item: ShareItem): string =>
  withoutPictographs([item.name, item.spec].filter((part) => part !== '').join(' '));
