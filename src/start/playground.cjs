// Loaded into Agents Playground before its own code. Version 0.2.28 tells its page of a new thread and the bot of the
// thread's first message at the same moment. What the bot answers before the page has heard of the thread stops the
// page from showing anything more of that conversation, so the bot is told a little later.
const { Agent } = require('node:http');

const HEAD_START = 150;

const addRequest = Agent.prototype.addRequest;
Agent.prototype.addRequest = function addRequestLater(request, ...rest) {
  if (request.method !== 'POST' || request.path !== '/api/messages') return addRequest.call(this, request, ...rest);
  setTimeout(() => addRequest.call(this, request, ...rest), HEAD_START);
};
