// Loaded into a process that a benchmark starts, before its own code: tells its memory when asked over IPC, with
// --expose-gc after a full collection. Twice, because the first one only queues what has a finalizer.
process.on('message', (asked) => {
  if (asked !== 'memory') return;
  globalThis.gc?.();
  globalThis.gc?.();
  process.send(process.memoryUsage());
});
process.channel?.unref();
