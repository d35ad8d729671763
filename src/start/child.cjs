// Loaded into the processes that `npm start` starts, before their own code.
// They listen on this machine only: Agents Playground has no option for it and would listen on every address.
// And they end with whoever started them: a supervisor that was killed cannot stop them any more.
const net = require('node:net');

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, second] = args;
  if (typeof first === 'object' && first !== null && first.path === undefined)
    args[0] = { ...first, host: '127.0.0.1' };
  else if (typeof first === 'number' || /^\d+$/.test(first)) {
    if (typeof second === 'string') args[1] = '127.0.0.1';
    else args.splice(1, 0, '127.0.0.1');
  }
  return listen.apply(this, args);
};

// The gentle way first: the bot stores what is under way.
process.on('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 12_000).unref();
  process.kill(process.pid, 'SIGTERM');
});
process.channel?.unref();
