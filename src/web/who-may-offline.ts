import type { Guard } from './guard.ts'

/** Who may use what a device needs to go on without a signal: it holds nothing of anybody's. */
export const whoMayOffline = {
  'GET /on-this-device': 'anybody',
  'GET /on-this-device/words/:language': 'anybody',
  'GET /manifest/:language': 'anybody',
} as const satisfies Record<string, Guard>
