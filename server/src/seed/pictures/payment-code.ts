import { readFile } from 'node:fs/promises';
import { create } from 'qrcode';
import { drawingFile } from './pictures.ts';

/** What a phone reads from the sample: a sentence, no address and no payment. */
export const paymentCodeText = '这是示例收款码，不能付款。请在店铺设置里换成你自己的收款码。';

/** Where the white card of the drawing has room for the code, in the drawing's units. */
const place = { left: 260, top: 364, size: 560 };

/**
 * The sample payment code: our drawing with a readable QR code in it.
 * @returns SVG text, 1080 × 1350; the code carries `paymentCodeText` and nothing else.
 */
export async function drawPaymentCode(): Promise<string> {
  const drawing = await readFile(drawingFile('payment-code'), 'utf8');
  const { modules } = create(paymentCodeText, { errorCorrectionLevel: 'M' });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  const move = `translate(${place.left} ${place.top}) scale(${place.size / modules.size})`;
  return drawing.replace('<path id="code"', `<path id="code" transform="${move}" d="${squares.join('')}"`);
}
