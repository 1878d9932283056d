import { checkVectors } from '../wechat/vectors/check-vectors.ts';
import type { Command } from './command.ts';

const help = `npm run --silent heyi -- wechat vectors <folder>
Recomputes signatures, ciphertexts and bills of every JSON file of vectors in the folder with Heyi's own code.
Ends with "N passed, N failed".`;

export const wechatCommand: Command = {
  help,
  run: async (args) => {
    const [verb, folder, ...rest] = args;
    if (verb !== 'vectors' || folder === undefined || rest.length > 0) throw new Error(help);
    const verdicts = checkVectors(folder);
    for (const { file, id, wrong } of verdicts) {
      process.stdout.write(wrong === undefined ? `✔ ${file} ${id}\n` : `✖ ${file} ${id}: ${wrong}\n`);
    }
    const failed = verdicts.filter(({ wrong }) => wrong !== undefined).length;
    process.stdout.write(`${verdicts.length - failed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  },
};
