import type { Diagnosis, Finding } from '../src/diagnosis/finding.ts';
import type { Message } from '../src/diagnosis/message.ts';
import type { Became } from './steps.ts';
import { inOrder, isInPassing, REST, type Stop, stopsOf } from './stops.ts';
import type { WalkState } from './walk-state.ts';

/** Stops that "back" remembers. */
const longestTrail = 50;

/** By fact id, what a person has told and what still counts. */
export type Told = Readonly<Record<string, unknown>>;

/** What is left to be asked or done, in its order. What was told already is not asked again. */
export const openStops = (state: WalkState, told: Told, diagnosis: Diagnosis): readonly Stop[] =>
  stopsOf(diagnosis, state.order).filter((stop) => isOpen(stop, state, told));

/** Where the walk stops now; undefined at its end. What a person did not want to go through stays open. */
export function stopNow(state: WalkState, told: Told, diagnosis: Diagnosis): Stop | undefined {
  if (typeof state.first === 'object') return state.first.stop;
  const all = stopsOf(diagnosis, state.order);
  const rest = all.findIndex(({ kind }) => kind === 'rest');
  return all.slice(0, state.leaves && rest >= 0 ? rest : undefined).find((stop) => isOpen(stop, state, told));
}

const isOpen = (stop: Stop, { over }: WalkState, told: Told): boolean =>
  !over.includes(stop.id) && !(stop.kind === 'ask' && Object.hasOwn(told, stop.ask.fact ?? ''));

/** Whether a stop that somebody goes back to is still one: what was put right meanwhile is not. */
export const isStill = (stop: Stop, diagnosis: Diagnosis, order: readonly string[]): boolean =>
  stop.kind === 'ask' || stopsOf(diagnosis, order).some(({ id }) => id === stop.id);

/** What is to be mentioned on the way, in the order of the checks: each finding once. */
export const inPassing = ({ order, told }: WalkState, diagnosis: Diagnosis): readonly Finding[] =>
  inOrder(diagnosis.findings, order).filter((one) => isInPassing(one, diagnosis) && !told.includes(nameOf(one)));

/** The state with findings mentioned, and, where it stops, with its place. */
export function movedOn(state: WalkState, mentioned: readonly Finding[], stop?: Stop): WalkState {
  const told = [...new Set([...state.told, ...mentioned.map(nameOf)])];
  if (!stop) return { ...state, told };
  const trail = [...state.trail.filter(({ id }) => id !== stop.id), stop].slice(-longestTrail);
  return { ...state, first: undefined, told, trail, check: stop.check };
}

/** The id under which a remedy is noted as tried. */
export const triedId = (stop: { readonly id: string }, remedy: string): string => `${stop.id} ${remedy}`;

/** Where the walk is after a stop: dealt with, or one step back, or to be looked at again. */
export function afterStop(state: WalkState, became: Became): WalkState {
  const stop = state.trail.at(-1);
  if (!stop) return state;
  const others = state.over.filter((id) => id !== stop.id);
  switch (became) {
    case 'answered':
      // What counts is in the case; an answer that counts no longer is asked for again.
      return { ...state, over: others, first: 'look' };
    case 'forgotten':
      return { ...state, over: [...others, stop.id], first: 'look' };
    case 'done':
      return { ...state, first: 'look' };
    case 'finished':
      return { ...state, over: [...others, REST], leaves: true };
    case 'back': {
      const before = state.trail.at(-2) ?? stop;
      const over = others.filter((id) => id !== before.id);
      return { ...state, over, trail: state.trail.slice(0, -1), check: before.check, first: { stop: before } };
    }
    default:
      return { ...state, over: [...others, stop.id] };
  }
}

/** A walk that came to its end, as it is taken up to answer what was left open. */
export function toBeTakenUp({ first: _, leaves: __, check: ___, ...state }: WalkState): WalkState {
  const all = [...new Set([...state.over, ...state.trail.map(({ id }) => id), REST])];
  return { ...state, over: all.filter((id) => !id.startsWith('ask ')), trail: [] };
}

/** The state with something that a person says to have done; doing it twice is told once, with the later time. */
export function withTried(state: WalkState, id: string, what: Message, at: string): WalkState {
  return { ...state, tried: [...state.tried.filter((one) => one.id !== id), { id, what, at }].slice(-20) };
}

const nameOf = (one: Finding): string => `${one.check} ${one.outcome}${one.outcome === 'fail' ? ` ${one.cause}` : ''}`;
