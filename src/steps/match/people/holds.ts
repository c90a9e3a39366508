import { type Given, type Hold, nothingGiven } from '../engine/index.ts'

/** Below what is asked about: two people. */
const apart = -3000
/** Just below what makes two rows one: somebody has to look. */
const inDoubt = -1

/** What never makes two rows of people one, however much agrees. */
const personHolds: readonly Hold[] = [
  // Namesakes: a name alone is nobody.
  {
    when: {},
    unless: { email: ['same', 'slip'], phone: ['same'], account: ['same'] },
    most: apart,
  },
  // A company gives each of its people a mailbox; who has two of one name may be two.
  { when: { email: ['other_mailbox'] }, most: inDoubt, isBarred: true },
  // Namesakes in one company: another number, and nothing else that would tell.
  { when: { phone: ['different'] }, unless: { email: ['same', 'slip'] }, most: inDoubt },
  // The number of an office, the mailbox of a team.
  { when: { name: ['different'] }, unless: { email: ['same'] }, most: apart, isBarred: true },
  { when: { name: ['different', 'some_words'] }, most: inDoubt, isBarred: true },
  { when: { name_reading: ['different'] }, unless: { email: ['same'] }, most: inDoubt, isBarred: true },
]

/** What is known of so many rows of people before they are compared: nothing but what is never one. */
export const peopleGiven = (rows: number): Given => ({
  ...nothingGiven(rows),
  holds: personHolds,
})
