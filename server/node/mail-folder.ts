import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Mail, MailError } from '../effects/mail.ts';
import { messageOf } from './message-of.ts';

/** Mails as `.eml` files that a mail program opens, in a folder that only this user can read: for whoever tries it out, and where a program of theirs takes them on. A file has its name only when all of it is on the disk. */
export function mailFolder(folder: string, from: string): Mail {
  return {
    send: async (mail) => {
      const message = await messageOf(mail, from);
      const path = join(folder, `${mail.id}.eml`);
      try {
        await keep(folder, path, message);
      } catch (error) {
        await rm(`${path}.part`, { force: true }).catch(() => {});
        const { code = 'noCode' } = error as NodeJS.ErrnoException;
        throw new MailError('unreachable', code, { cause: error });
      }
    },
  };
}

async function keep(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  const names = await open(folder, 'r');
  try {
    await names.sync();
  } finally {
    await names.close();
  }
}
