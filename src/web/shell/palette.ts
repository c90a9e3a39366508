/** Colours of marks in charts, told apart by people who see fewer colours (after Okabe and Ito), and by lightness. */
export const palette = ['#2f8fc4', '#e08e0b', '#1f9e78', '#c9578e', '#6f6fc2', '#8a8f98'] as const

/** The water of the valley line: links, buttons, what is chosen. Text of this colour keeps 4.5:1 on its ground. */
export const primary = { light: '#0f6fa8', dark: '#5cbcf5' } as const
