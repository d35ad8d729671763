process.on('SIGTERM', () => console.log('not yet'));
setInterval(() => undefined, 1_000);
console.log('ready');
