import { describe } from 'vitest'
import { type DoorName, doorNames } from './doors.ts'

/** The same tests over the desktop's port and both ways of the browser's door. */
export const overEveryDoor = (tests: (door: DoorName) => void): void => {
  for (const door of doorNames) describe(`over ${door}`, () => tests(door))
}
