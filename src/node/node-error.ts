const sentences: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links go round in circles',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the disk reported an error',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EBUSY: 'another program is using it',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
};

/** The code of a system error such as `ENOENT`; undefined for anything else. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Whether a path names nothing. */
export function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Why a file could not be used, as the second half of a sentence without its full stop. */
export function reasonOf(error: unknown): string {
  const code = systemErrorCode(error);
  if (code !== undefined) return sentences[code] ?? `the system reported ${code}`;
  return error instanceof Error ? error.message : String(error);
}
