import type { SaxTag } from '@cj-tech-master/excelts/xml';
import { SheetError } from '../../sheet-error.ts';

export interface XmlHandlers {
  /** Names come without their namespace prefix. */
  open: (name: string, attributes: SaxTag['attributes']) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const chunkBytes = 1 << 20;

/** Walks one XML part piece by piece. Throws `sheets.damaged` for what is no XML; a handler's error passes through. */
export async function walkXml(bytes: Uint8Array, handlers: XmlHandlers): Promise<void> {
  const { SaxParser, XmlError } = await import('@cj-tech-master/excelts/xml');
  const parser = new SaxParser({ position: false, invalidCharHandling: 'skip' });
  const { open, text, close } = handlers;
  parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  if (text) parser.on('text', text);
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)));
  const decoder = new TextDecoder();
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      parser.write(decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true }));
    }
    parser.close();
  } catch (error) {
    throw error instanceof XmlError ? new SheetError('sheets.damaged', { reason: error.message }) : error;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
