import { approval } from './approval';
import { irv } from './irv';
import { meekStv } from './meek-stv';
import { minimax } from './minimax';
import { plurality } from './plurality';
import { rankedPairs } from './ranked-pairs';
import { schulze } from './schulze';
import { scottishStv } from './scottish-stv';
import type { Method, MethodName } from './types';
import { wigmPrf } from './wigm-prf';

/** Every voting method there is, by name. A new one is written in its own file and listed here. */
export const methods: Readonly<Record<MethodName, Method>> = {
  schulze,
  'ranked-pairs': rankedPairs,
  minimax,
  irv,
  'scottish-stv': scottishStv,
  'wigm-prf': wigmPrf,
  'meek-stv': meekStv,
  approval,
  plurality,
};

/** The names of all methods, in the order they are shown. */
export const methodNames = Object.keys(methods) as readonly MethodName[];

/** Whether a word names a method. */
export function isMethodName(word: string): word is MethodName {
  return Object.hasOwn(methods, word);
}
