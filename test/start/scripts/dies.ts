console.log('one');
console.error('two');
process.exitCode = 3;
