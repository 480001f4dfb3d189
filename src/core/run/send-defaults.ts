import { abortableSleep } from './abortable-sleep.js';
import type { SendPorts } from './send-tasks.js';

/** Failures in a row after which sending stops by itself. */
export const failuresInARow = 20;

/** The time and chance of the platform. */
export const sendPorts: SendPorts = {
  sleep: abortableSleep,
  random: Math.random,
  now: () => performance.now(),
  timestamp: () => new Date().toISOString(),
};
