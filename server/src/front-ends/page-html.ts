import type { PageContent } from './store-page.ts';

const headMark = '<!--heyi:head-->';
const dataMark = '<!--heyi:data-->';

/** A built `index.html`, cut at its two marks. Throws when a mark is missing: then nothing could be filled in. */
export function cutTemplate(html: string): (head: string, data: string) => string {
  const [start, rest] = html.split(headMark);
  const [middle, end] = (rest ?? '').split(dataMark);
  if (start === undefined || middle === undefined || end === undefined) throw new Error('index.html lacks its marks');
  return (head, data) => start + head + middle + data + end;
}

/** Title, description and share card. `origin` makes the picture's address absolute, as share cards need it. */
export function headOf(content: PageContent, origin: string): string {
  const picture = content.pictureFileId ? `${origin}/media/${content.pictureFileId}/750.webp` : undefined;
  const title = `<title>${escapeHtml(content.title)}</title>`;
  if (!content.description) return title;
  return [
    title,
    metaOf('name', 'description', content.description),
    metaOf('property', 'og:type', 'website'),
    metaOf('property', 'og:title', content.title),
    metaOf('property', 'og:description', content.description),
    ...(picture === undefined ? [] : [metaOf('property', 'og:image', picture)]),
  ].join('\n    ');
}

/** The first replies as a data block: no `<` is left in it, so that no text can end the block or start a comment. */
export function dataOf(replies: PageContent['replies']): string {
  const json = JSON.stringify(replies).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="heyi-data">${json}</script>`;
}

function metaOf(kind: 'name' | 'property', name: string, content: string): string {
  return `<meta ${kind}="${name}" content="${escapeHtml(content)}" />`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
