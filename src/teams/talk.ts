import type { Activity, TurnContext } from 'botbuilder-core';
import { cardMessage, type Drawn } from '../cards/card-message.ts';
import type { ReaderOptions } from '../cards/options.ts';
import { type Button, block } from '../cards/page.ts';
import { walkCard } from '../cards/walk-card.ts';
import type { Case, CaseView, Person, Place } from '../cases/case.ts';
import { markdown } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import type { Sentence, SentenceValue } from '../texts/sentence.ts';
import { isDiscreet } from './draw.ts';
import { personOf, placeOf } from './place.ts';
import { readerAt } from './reader-at.ts';

/** Writes a sentence: what is put in is data and gets escaped, the rest is translated. */
export const sentence = (strings: TemplateStringsArray, ...values: readonly SentenceValue[]): Sentence => ({
  text: strings.map((part, i) => (i < values.length ? `${part}{${i}}` : part)).join(''),
  values,
});

/** What talking needs beside the turn. */
export interface TalkParts {
  readonly draw: (view: CaseView) => Drawn;
  readonly drawTimeline: (view: CaseView) => Drawn;
  readonly tenant: CaseView['tenant'];
  /** Zone of the times in shared conversations, and where a person's client reports none. */
  readonly timeZone: string;
  readonly channelDetail: 'full' | 'case-only';
}

/** One turn of a conversation: who speaks, where, and how to answer. */
export class Talk {
  readonly person: Person;
  readonly place: Place;
  readonly #context: TurnContext;
  readonly #parts: TalkParts;

  constructor(context: TurnContext, parts: TalkParts) {
    this.#context = context;
    this.#parts = parts;
    this.person = personOf(context.activity);
    this.place = placeOf(context.activity);
  }

  /** Answers with these sentences, a paragraph each. */
  async say(...sentences: readonly Sentence[]): Promise<void> {
    await this.#context.sendActivity(sentences.map((each) => this.words(each)).join('\n\n'));
  }

  /** Whether this conversation is to see no more of a case than its number and state. */
  get discreet(): boolean {
    return this.hides(this.place);
  }

  /** The same of any place. */
  hides({ scope }: Place): boolean {
    return isDiscreet(scope, this.#parts.channelDetail);
  }

  /** In which language and zone this conversation reads. */
  get reader(): ReaderOptions {
    return readerAt(this.place, this.#parts.timeZone);
  }

  /** A sentence in the words of this conversation. */
  words(said: Sentence): string {
    return render(said, { ...this.reader, escape: markdown });
  }

  /**
   * The three dots, while something is begun; not worth failing for. Not in channels: Teams shows none there, and the
   * page of Agents Playground 0.2.28 shows nothing more at all after it got one ("Invalid conversation id").
   */
  async typing(): Promise<void> {
    if (this.place.scope !== 'channel') await this.#context.sendActivity({ type: 'typing' }).catch(() => undefined);
  }

  /** The case as it is now, drawn for this conversation: it may be another than the case's own. */
  drawn(shown: Case, detailed = false): Drawn {
    return this.#parts.draw({ case: { ...shown, place: this.#placeFor(shown) }, tenant: this.#parts.tenant, detailed });
  }

  /** This conversation; what its people share stays in the language of who asked. */
  #placeFor({ place }: Case): Place {
    const { conversationId, scope } = this.place;
    if (scope === 'personal' || place.conversationId !== conversationId) return this.place;
    const { locale: _, ...here } = this.place;
    return { ...here, ...(place.locale && { locale: place.locale }) };
  }

  /** Posts the case's card; resolves to the new message's id. */
  post(shown: Case, detailed = false): Promise<string | undefined> {
    return this.postDrawn(this.drawn(shown, detailed));
  }

  /** Posts when it happened what the case is about; resolves to the new message's id. */
  postTimeline(shown: Case): Promise<string | undefined> {
    const { tenant, drawTimeline } = this.#parts;
    return this.postDrawn(drawTimeline({ case: { ...shown, place: this.#placeFor(shown) }, tenant, detailed: true }));
  }

  /** Says a sentence about a case, with a button below. */
  async offer(number: number, says: Sentence, button: Button): Promise<void> {
    const page = { caseNumber: number, summary: says, blocks: [block('text', says)], buttons: [button] };
    await this.postDrawn(walkCard(page, this.reader));
  }

  /** Posts a card; resolves to the new message's id. */
  async postDrawn(drawn: Drawn): Promise<string | undefined> {
    return (await this.#context.sendActivity(cardMessage(drawn)))?.id;
  }

  /** Puts something else in place of a message of ours. False when that cannot be done. */
  async replace(activityId: string, activity: Partial<Activity>): Promise<boolean> {
    return this.#context.updateActivity({ ...activity, id: activityId }).then(
      () => true,
      () => false,
    );
  }

  /** Answers an invoke. */
  async respond(response: Partial<Activity>): Promise<void> {
    await this.#context.sendActivity(response);
  }
}
