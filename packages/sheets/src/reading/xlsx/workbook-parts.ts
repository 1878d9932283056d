import { SheetError } from '../../sheet-error.ts';
import { walkXml } from './walk-xml.ts';
import type { ZipEntry } from './zip-entries.ts';

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

export interface WorkbookParts {
  sheets: SheetPart[];
  sharedStrings: ZipEntry | null;
  styles: ZipEntry | null;
  /** Whether days are counted from 1904, as old Macs did. */
  from1904: boolean;
}

const root = 'xl/';

/** The parts of a workbook that hold its cells, in the order of its tabs. Throws `sheets.damaged`. */
export async function workbookParts(entries: ZipEntry[]): Promise<WorkbookParts> {
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//u, ''), entry]));
  const workbook = byName.get('xl/workbook.xml');
  const relations = byName.get('xl/_rels/workbook.xml.rels');
  if (!workbook || !relations) throw new SheetError('sheets.damaged', { reason: 'no workbook' });
  const targets = await relationTargets(relations);
  const parts: WorkbookParts = {
    sheets: [],
    sharedStrings: byName.get('xl/sharedStrings.xml') ?? null,
    styles: byName.get('xl/styles.xml') ?? null,
    from1904: false,
  };
  await walkXml(workbook.read(), {
    open: (name, attributes) => {
      if (name === 'workbookPr') parts.from1904 = /^(1|true)$/u.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const entry = byName.get(targets.get(id) ?? '');
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (entry && entry.name.includes('worksheets/'))
        parts.sheets.push({ name: attributes['name'] ?? '', hidden, entry });
    },
  });
  return parts;
}

async function relationTargets(relations: ZipEntry): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await walkXml(relations.read(), {
    open: (name, attributes) => {
      const target = attributes['Target'];
      if (name !== 'Relationship' || target === undefined) return;
      targets.set(
        attributes['Id'] ?? '',
        target.startsWith('/') ? target.slice(1) : root + target.replace(/^\.\//u, ''),
      );
    },
  });
  return targets;
}
