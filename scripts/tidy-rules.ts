/** A call or a word that has a better replacement here. */
export type Ban = { pattern: RegExp; where: RegExp; except?: RegExp; instead: string };

const tests = /\.test\.ts$|\.spec\.ts$|\/test\//;
const everywhere = /./;

export const bans: Ban[] = [
  {
    pattern: /\bDate\.now\(|\bnew Date\(\)/,
    where: /^server\/src\/(modules|screens)\//,
    except: tests,
    instead: 'ctx.now: one instant for the whole transaction',
  },
  {
    pattern: /\bMath\.random\(/,
    where: everywhere,
    except: tests,
    instead: 'ctx.newId, crypto.randomUUID or a seeded generator',
  },
  {
    pattern: /\bprocess\.env\b/,
    where: /^server\/src\//,
    except: /^server\/src\/kernel\/(config\.ts|postgres\/)|\.test\.ts$/,
    instead: 'kernel/config.ts',
  },
  {
    pattern: /\bconsole\.(log|info|warn|error|debug)\(/,
    where: /^(server|storefront|console|ui|packages\/[^/]+)\/src\//,
    except: tests,
    instead: 'the log, or process.stdout in a command of the command line',
  },
  {
    pattern: /\.transaction\(/,
    where: /^server\/src\/modules\//,
    // Sweeps and the finding of who calls run before there is a context, one transaction each.
    except: /\/(gateway|jobs|find-callers|sweep-[a-z-]+|close-ended-sales)\.ts$|\.test\.ts$/,
    instead: 'ctx.tx: transactions are opened by the kernel',
  },
  {
    pattern: /\bfetch\(/,
    where: /^server\/src\/(modules|screens)\//,
    except: /\/(gateway|jobs)\.ts$|\.test\.ts$/,
    instead: 'gateway.ts, outside of a transaction',
  },
  {
    pattern: /\bparseFloat\(/,
    where: /^server\/src\//,
    except: tests,
    instead: 'kernel/money.ts or kernel/quantity.ts',
  },
  { pattern: /\bv-html\b|\.innerHTML\s*=/, where: everywhere, instead: 'text interpolation, which escapes' },
  {
    pattern: /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable/,
    where: everywhere,
    instead: 'code that the checks accept',
  },
  { pattern: /\b(test|it|describe|suite)\.(skip|only|todo)\(/, where: tests, instead: 'a test that runs' },
  { pattern: /\b(TODO|FIXME|XXX)\b/, where: everywhere, except: /\/seed\//, instead: 'the work done, or nothing' },
  {
    pattern: /\b\w+(Manager|Helper|Helpers|Util|Utils|DTO|Impl)\b/,
    where: /^(server|storefront|console|ui|packages\/[^/]+)\/src\//,
    instead: 'the name of what it does',
  },
  {
    pattern:
      /\b(tuanzhang|kaituan|shangpin|dingdan|yonghu|spu|gzh|groupon|brokerage|lock_count|order_goods|pay_order)\b/i,
    where: /^(server|storefront|console|ui)\/src\//,
    instead: 'the word of GLOSSARY.md',
  },
];

export const limits = { fileLines: 400, lineCharacters: 120, folderFiles: 20 };

/** A long text or pattern, which no line break makes easier to read. */
export const unbreakable = /(['"`]).{60,}\1|\/\S{60,}\//;

/** Prose and tables, where a long line is a long sentence. */
export const longLinesAllowed = /\/(messages|errors|lexicon|vocabulary|seed)\/|error-texts|\.(md|json|html|svg|sql)$/;

/** Folders that grow by design: one file for each step or entry. */
export const largeFoldersAllowed =
  /^server\/migrations$|\/fixtures?(\/|$)|\/public(\/|$)|\/pictures(\/|$)|^docs\/decisions$/;
