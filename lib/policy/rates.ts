/** Named limits: so many points in so many seconds, counted per account and per address. */
export const RATES = {
  /** Ordinary writes of a signed-in person. */
  write: { points: 240, seconds: 60 },
  /** Ordinary reads through routes: files, previews, look-ups. */
  read: { points: 1200, seconds: 60 },
  signIn: { points: 10, seconds: 600 },
  secondFactor: { points: 10, seconds: 600 },
  passwordReset: { points: 5, seconds: 3600 },
  accessLink: { points: 8, seconds: 3600 },
  openLink: { points: 30, seconds: 600 },
  upload: { points: 40, seconds: 600 },
  /** Pieces of a paper: three whole papers in ten minutes. */
  uploadPiece: { points: 240, seconds: 600 },
  verify: { points: 600, seconds: 60 },
} as const;

export type RateName = keyof typeof RATES;

/** How many times more an address may do than an account: a mission or a venue shares one address. */
export const ADDRESS_FACTOR = 10;
