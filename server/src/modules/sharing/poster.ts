import { fileURLToPath } from 'node:url';
import type { Image, SKRSContext2D } from '@napi-rs/canvas';
import QRCode from 'qrcode';
import type { SaleShare, ShareItem } from '../../screens/sales/sale-share.ts';
import { linesOf, withoutPictographs } from './lines-of-text.ts';
import { drawGoods } from './goods.ts';
import { circle, colours, MARGIN, roundedPath, say, WIDTH, HEIGHT } from './paper.ts';
import { deadlineText } from './wording.ts';

export interface PosterParts {
  share: SaleShare;
  link: string;
  /** The bytes of a picture, or undefined when it is gone. */
  pictureOf: (fileId: string) => Promise<Buffer | undefined>;
}

const FOOTER_HEIGHT = 288;
const QR_SIZE = 208;
const GOODS_MAX = 4;

type Canvas = typeof import('@napi-rs/canvas');
let loaded: Promise<Canvas> | undefined;

/** Canvas and fonts take 60 MB: only a process that draws posters has them. */
function loadCanvas(): Promise<Canvas> {
  loaded ??= import('@napi-rs/canvas').then((canvas) => {
    for (const weight of ['400Regular', '500Medium', '700Bold']) {
      const file = import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);
      canvas.GlobalFonts.registerFromPath(fileURLToPath(file), 'Poster');
    }
    return canvas;
  });
  return loaded;
}

/** A poster of a sale, PNG 1080 × 1440: the seller and her words, then up to four goods, then the QR of the link. */
export async function drawPoster(parts: PosterParts): Promise<Buffer> {
  const { createCanvas, loadImage } = await loadCanvas();
  const { share, pictureOf } = parts;
  const imageOf = async (fileId: string | null): Promise<Image | undefined> => {
    const bytes = fileId === null ? undefined : await pictureOf(fileId);
    return bytes === undefined ? undefined : loadImage(bytes);
  };
  const shown = share.items.slice(0, GOODS_MAX);
  const portrait = await imageOf(share.shop.portraitFileId);
  const pictures = new Map<ShareItem, Image | undefined>();
  for (const item of shown) pictures.set(item, await imageOf(item.fileId));
  const canvas = createCanvas(WIDTH, HEIGHT);
  const paper = canvas.getContext('2d');
  paper.fillStyle = colours.paper;
  paper.fillRect(0, 0, WIDTH, HEIGHT);
  const top = drawTitle(paper, share, drawSeller(paper, share, portrait));
  drawGoods(paper, pictures, { top, bottom: HEIGHT - FOOTER_HEIGHT - 36, left: share.items.length - shown.length });
  drawFooter(paper, parts);
  return canvas.encode('png');
}

/** @returns where the next part begins */
function drawSeller(paper: SKRSContext2D, share: SaleShare, portrait: Image | undefined): number {
  const { sellerName, name, tagline } = share.shop;
  circle(paper, { x: MARGIN + 62, y: 134, radius: 62 }, portrait, sellerName);
  say(paper, sellerName, { x: MARGIN + 152, y: 126, size: 42, weight: 700 });
  const about = withoutPictographs([name, tagline].filter((part) => part !== '').join(' · '));
  paper.font = '400 27px Poster';
  const [line = ''] = linesOf(about, WIDTH - 2 * MARGIN - 152, 1, (text) => paper.measureText(text).width);
  say(paper, line, { x: MARGIN + 152, y: 172, size: 27, colour: colours.inkSoft });
  return 256;
}

function drawTitle(paper: SKRSContext2D, share: SaleShare, from: number): number {
  const width = WIDTH - 2 * MARGIN;
  const widthOf = (text: string) => paper.measureText(text).width;
  let y = from;
  paper.font = '400 33px Poster';
  for (const line of linesOf(withoutPictographs(share.words), width, 3, widthOf)) {
    say(paper, line, { x: MARGIN, y: y + 34, size: 33, colour: colours.ink });
    y += 54;
  }
  y += y === from ? 4 : 26;
  paper.font = '700 58px Poster';
  for (const line of linesOf(withoutPictographs(share.title), width, 2, widthOf)) {
    say(paper, line, { x: MARGIN, y: y + 54, size: 58, weight: 700 });
    y += 76;
  }
  return y + 26;
}

function drawFooter(paper: SKRSContext2D, { share, link }: PosterParts): void {
  const top = HEIGHT - FOOTER_HEIGHT;
  paper.fillStyle = colours.sheet;
  paper.fillRect(0, top, WIDTH, FOOTER_HEIGHT);
  paper.fillStyle = colours.line;
  paper.fillRect(0, top, WIDTH, 2);
  const qrLeft = WIDTH - MARGIN - QR_SIZE;
  drawQr(paper, link, { x: qrLeft, y: top + 40, size: QR_SIZE });
  const width = qrLeft - MARGIN - 40;
  const widthOf = (text: string) => paper.measureText(text).width;
  const deadline = `${deadlineText(share.endsAt, undefined, share.shop.timeZone)}截止`;
  say(paper, deadline, { x: MARGIN, y: top + 86, size: 38, weight: 700, colour: colours.persimmon });
  paper.font = '400 28px Poster';
  linesOf(deliveryInShort(share), width, 2, widthOf).forEach((line, index) =>
    say(paper, line, { x: MARGIN, y: top + 142 + index * 40, size: 28, colour: colours.ink }),
  );
  say(paper, '长按识别，就能下单', { x: MARGIN, y: top + 242, size: 27, colour: colours.inkSoft });
}

const deliveryNames = { pickup: '自提', building: '送到楼下', parcel: '快递' } as const;

function deliveryInShort(share: SaleShare): string {
  const kinds = share.deliveryKinds.map((kind) => deliveryNames[kind]).join(' / ');
  return withoutPictographs(share.pickupNote === '' ? kinds : `${kinds}，${share.pickupNote}`);
}

function drawQr(paper: SKRSContext2D, link: string, at: { x: number; y: number; size: number }): void {
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' });
  const cell = at.size / modules.size;
  paper.fillStyle = '#ffffff';
  roundedPath(paper, { x: at.x - 16, y: at.y - 16, width: at.size + 32, height: at.size + 32 }, 16);
  paper.fill();
  paper.fillStyle = colours.ink;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const [x, y] = [Math.round(at.x + column * cell), Math.round(at.y + row * cell)];
      const [right, bottom] = [Math.round(at.x + (column + 1) * cell), Math.round(at.y + (row + 1) * cell)];
      paper.fillRect(x, y, right - x, bottom - y);
    }
  }
}
