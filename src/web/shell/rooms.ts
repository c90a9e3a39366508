import { createContext, useContext } from 'react'
import type { Room } from './room.ts'

export const RoomsContext = createContext<readonly Room[]>([])

/** The rooms that were given to `start`. */
export const useRooms = () => useContext(RoomsContext)
