import { totalmem } from 'node:os';

const mebibyte = 1024 * 1024;

/** How the embedded server is set up: durable, for a small machine that it shares with us, on a socket only. */
export function serverSettings(socketFolder: string): Record<string, string> {
  const memory = Math.floor(totalmem() / mebibyte);
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    // Nothing that was acknowledged may be lost.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    shared_buffers: `${Math.min(256, Math.floor(memory / 8))}MB`,
    effective_cache_size: `${Math.floor(memory / 2)}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '10min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    // Our statements are short; compiling one costs more than running it.
    jit: 'off',
    // A shop fills within minutes, and plans made for its empty tables must not outlive that.
    autovacuum_naptime: '15s',
    autovacuum_analyze_scale_factor: '0.02',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The application reports its own errors. What they quote may be personal and stays out of the server's log.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
  };
}
