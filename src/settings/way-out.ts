/** What an operator can do about a port or a place that cannot be used; nothing where the fault is another one. */

const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'ENOENT', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'];

export function wayOut(cause: unknown, port: number): string {
  const fault = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(fault instanceof Error) || !('code' in fault)) return '';
  const taken = 'port' in fault ? Number(fault.port) : null;
  const setting = taken === port ? 'PORT' : 'SANDBOX_PORT';
  if (taken !== null && fault.code === 'EADDRINUSE')
    return `${setting}: 端口 ${taken} 被占用，关掉占用它的程序，或换一个端口 / port ${taken} is taken: stop what listens there, or choose another`;
  if (taken !== null && fault.code === 'EACCES')
    return `${setting}: 没有权限使用端口 ${taken}，请用 1024 以上的 / port ${taken} is not for this account: choose one above 1023`;
  if (fault.code === 'SQLITE_BUSY')
    return 'DATABASE_URL: 另一个进程正在使用这个文件；SQLite 只能有一个机器人，先停掉那一个，要多个请用 PostgreSQL / another process uses this file: with SQLite there is one bot, stop the other one first, or use PostgreSQL for several';
  if (fault.code === 'UNFIT_ADDON')
    return '换用 Node 22，或运行 npm rebuild better-sqlite3 --build-from-source --target=24.18.1 / use Node 22, or run that command';
  if (fault.code === 'LATER_TABLES')
    return '更新的版本已经升级过这个数据库：请启动那个版本，或用升级前的备份（docs/deploying.md） / start that version, or go back to the back-up from before it (docs/deploying.md)';
  return NOT_WRITABLE.includes(String(fault.code))
    ? 'DATABASE_URL: 这个位置不能写入，换一个文件夹，或给运行账号写权限 / this account cannot write there: name another folder, or give it the right'
    : '';
}
