import type { AddressInfo } from 'node:net';
import { Application, type DefaultConversationState, TurnState } from '@microsoft/teams-ai';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, MemoryStorage } from 'botbuilder';
import restify from 'restify';

/** What the least bot remembers: how often it was spoken to. */
interface Counted extends DefaultConversationState {
  turns?: number;
}
type State = TurnState<Counted>;

/**
 * The baseline: the least bot on the same stack, as the SDK's samples write it. It keeps its state in memory, believes
 * everybody, and says what it heard.
 */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const app = new Application<State>({
  storage: new MemoryStorage(),
  turnStateFactory: () => new TurnState(),
  startTypingTimer: false,
});
app.activity('message', async (context, state) => {
  state.conversation.turns = (state.conversation.turns ?? 0) + 1;
  await context.sendActivity(`You said: ${context.activity.text}`);
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => void (await app.run(context)));
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ listening: `http://127.0.0.1:${port}/api/messages` }));
});
